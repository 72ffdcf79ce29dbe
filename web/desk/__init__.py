"""The desk: forms by which people record who write no JSON.

A command's schema becomes fields (``fields``), what was typed in them becomes values and back (``typed``), laid out
as a form (``layout``), posted (``posted``), judged before anything is recorded (``previews``) and recorded in order
(``recording``). What is typed is flat: a text for each path (``items/0/number``), the same paths as errors have.
A form of its own calls the same parts: fields made from schemas, ``carrying.carry_out`` with a list of commands.
"""
