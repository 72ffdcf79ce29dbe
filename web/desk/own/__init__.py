"""Forms of their own: filled in by what the archive knows, each a list of commands.

A form is a ``Kind`` (``kinds``): what it asks first, what the rest is filled in with by that, and the commands that it
says. Everything else is the desk's: boxes, preview, recording. A form reads the archive as it stood when it was begun
(``_base``), so that sent twice it says the same commands.
"""
