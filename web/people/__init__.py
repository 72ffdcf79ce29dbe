"""Who asks: sessions, forms, accounts, and what is kept of people beside the log.

**Who it is**, in ``web.people.asking``. ``asker()`` gives who asks, of any request: ``handle`` (None: nobody is signed
in), ``groups``, ``means`` (``nobody``, ``session``, ``token``), and ``by``, under which they record: the handle, or
where nobody has to sign in (``FORUMARKIV_SIGN_IN=none``) the name that was put into the session as ``name``, None until
it has been asked for::

    who = asker()
    if who.by is None:
        ...ask for a name, then who.put(name=given)

**Small values.** ``who.get("bodies")`` gives a value, ``who.put(bodies=[...])`` sets one for this session,
``who.keep(bodies=[...])`` for longer (with the person; without sign-in as ``put``); None takes one out. What can be
JSON, up to some thousand characters. ``put`` begins a session where there is none.

**Forms**, in ``web.people.forms``. Every POST outside ``/api/`` must carry the token of this browser, or is
``not-allowed``: put ``{{ form_field() }}`` inside each ``<form method="post">``. Nothing has to be said at the route.
A test posts by ``tests.people.browser.Browser``.

**Signing in**, in ``web.people.asking``. ``begin_session(handle, groups, renew_at, **values)`` gives a session of a
new id, ``end_session()`` takes it back; both send the cookie with the answer. ``renew_by(app, function)``: asked, one
request at a time, when a session's ``renew_at`` has come; it calls ``people().sessions.renewed(...)`` and gives True,
or False to end it. ``people().sessions.end_all(handle)`` ends those of a person. ``whose_ended()``: whose session it
was that this browser's cookie named, after it ended by itself.

**Once.** ``people().put_once(secret, {...}, seconds)`` and ``take_once(secret)``: a value that is taken once, in
whichever process.

**Tables.** ``people().database`` (``rows``, ``exclusive``) holds them all, in SQLite and PostgreSQL alike; more are
made by a step in ``tables.py``. Nothing of it is in the log, in ``backup`` or in ``export``.
"""
