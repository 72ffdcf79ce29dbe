"""What is wrong, in English: types of problems, the exact reasons, and what is wrong with a field."""

from __future__ import annotations

from web.texts import desk_en, own_forms_en, people_en
from web.texts.commands import EN

TITLES: dict[str, str] = {
    "malformed": "Cannot be read",
    "not-found": "Not found",
    "not-known-then": "Not known then",
    "refused": "Refused",
    "key-reused": "The key was used for something else",
    "changed-meanwhile": "Changed meanwhile",
    "already-exists": "Exists already",
    "too-large": "Too large",
    "too-broad": "Too broad",
    "unsupported": "Not accepted",
    "invalid": "Not valid",
    "unknown-reference": "Names something unknown",
    "behind": "Not caught up yet",
    "damaged": "Damaged",
    "unavailable": "Cannot answer just now",
    **people_en.TITLES,
}

# What each type means, and what to do about it.
MEANINGS: dict[str, str] = {
    "malformed": (
        "What was sent cannot be read: it is not JSON or YAML, the host or the method is not one that the address "
        "knows, or the options of the command line are wrong. Nothing is recorded. Mend what was sent."
    ),
    "not-found": "The archive has nothing with that id or at that address. See whether it is written correctly.",
    "not-known-then": (
        "It is in the archive today, but was not recorded by the moment that was asked about. Ask without known, or "
        "with a later one, to see it."
    ),
    "refused": (
        "The command can be read, but the archive or a kommissorium does not allow it. The reason stands in detail; "
        "where it rests on a rule, that stands with its source in rule. Nothing is recorded."
    ),
    "key-reused": (
        "The key has been used for a command with another content. A key belongs to one command: give this one its "
        "own. Nothing is recorded."
    ),
    "changed-meanwhile": (
        "Somebody has changed the same since it was read. Read it again, see whether the command is still the right "
        "one, and send it with the new version. Nothing is recorded."
    ),
    "already-exists": "The id is in use in the archive. Choose another. Nothing is recorded.",
    "too-large": "What was sent is larger than the archive takes. Nothing is recorded.",
    "too-broad": "The search would take more than a search may. Give more words, or narrow it.",
    "unsupported": (
        "The archive does not take this type of content: a command is sent as application/json, and a file must be of "
        "a type that is kept, and of the type that it is said to be. Nothing is recorded."
    ),
    "invalid": (
        "One or more fields are not as they should be. Each stands in errors with its place and what was expected. "
        "Nothing is recorded."
    ),
    "unknown-reference": (
        "An id is referred to that the archive does not have, or that is of another kind. Record that first, or mend "
        "the reference. Nothing is recorded."
    ),
    "behind": (
        "The question needs what is recorded but not yet followed by the read models or the search index. Ask again "
        "in a moment; otherwise the answer would be older than what is acknowledged already. Where it goes on, look "
        "at the page Status."
    ),
    "damaged": (
        "A stored file is no longer what it was when it was filed: its content does not match the hash that it is kept "
        "under. It is not shown, since it may have been changed. Whoever looks after the archive can put the right "
        "file back from a copy; arkiv verify finds all that are damaged."
    ),
    "unavailable": (
        "The database, the disk or the search server does not answer just now. Send the same again in a moment: a "
        "command with its key is recorded only once."
    ),
    **people_en.MEANINGS,
}

DETAILS: dict[str, str] = {
    "already-exists": "The id {id} is in use. An id is used once in an archive, whatever it names.",
    "database-holds-archive": "The database in FORUMARKIV_DATABASE_URL holds an archive already.",
    "archive-exists": "There is an archive in {data_dir} already. Another can lie in another folder: --data-dir.",
    "at-before-the-last": "The recording time may not lie before the last one, {last}.",
    "backup-damaged": "The copy is damaged: {path}. Nothing was restored.",
    "behind": "The read models have reached no. {position}, and the question needs no. {needed}. Try again shortly.",
    "bytes-contradict-kind": "The file is said to be {file_kind}, but its content is {found_kind}.",
    "cannot-listen": "Cannot listen on {host}, port {port}: {reason}.",
    "no-paper": "The page cannot be made as PDF: the library Pango or WeasyPrint is missing ({reason}).",
    "paper-too-large": (
        "The page is too large to be made as PDF: it has more than {most} characters, or making it takes more "
        "time or memory than it may. Print the page from the browser, or fetch it as JSON."
    ),
    "files-busy": "{most} files are being read already, and no more may be at once. Try again in a moment.",
    "paper-busy": "{most} pages are being made as PDF already, and no more may be at once. Try again in a moment.",
    "cannot-read": "The archive cannot be read: {reason}.",
    "cannot-write": "The archive cannot be written, and nothing was recorded: {reason}.",
    "changed-meanwhile": "{id} has changed: expected version {expected}, now version {version}. Read it again.",
    "commit-unknown": (
        "The connection to the database was lost while the command was being stored: {reason}. Send it again with the "
        "key {key}; it is recorded once only."
    ),
    "copy-not-read": "The copy cannot be read, and nothing was restored: {path}, {reason}.",
    "database-holds-none": (
        "The database in FORUMARKIV_DATABASE_URL holds no archive. A new one is made with: arkiv init. "
        "If you expected one, look whether the address is right."
    ),
    "database-newer": (
        "The database was set up for version {version} of the tables, and this program knows {needed} only: it is too "
        "old. Use the program that set it up, or a newer one."
    ),
    "database-version": (
        "The database was set up for version {version} of the tables, and this program needs {needed}. "
        "It is brought up to date with: arkiv init --if-missing."
    ),
    "event-unreadable": "Event no. {position} of the log cannot be read: {reason}. Look with: arkiv verify.",
    "extractor-unavailable": "The text of the file cannot be read just now, and nothing was recorded: {reason}.",
    "failed": (
        "Something unforeseen went wrong, and there is no answer. A command may be sent again with the same key; "
        "it is recorded once only."
    ),
    "failed-because": "Something went wrong: {reason}.",
    "file-damaged": "The stored file {sha256} is damaged.",
    "file-missing": "The stored file {sha256} is not there.",
    "command-too-large": "The command has {size} bytes beside the content of a file; {max} at most are accepted.",
    "file-too-large": "The file has {size} bytes; the largest that is accepted has {max} bytes.",
    "host-not-ours": "The server answers under this machine's own names only, not {host}.",
    "index-not-written": "The search index cannot be written: {reason}. What was recorded is untouched.",
    "interrupted": "Interrupted.",
    "invalid-fields": "Something is wrong with the fields that are named.",
    "key-reused": "The key {key} belongs to another command (no. {position}).",
    "kind-not-kept": "The file is {file_kind}, and that kind is not taken. What is taken and read is {kept}.",
    "kind-not-read": (
        "The file is {file_kind}, and that kind is not read. It can be filed without text where that is said "
        "(--keep-unread, keep_unread)."
    ),
    "loopback-only": (
        "The server listens on this machine only (127.0.0.1), not on {host}, while it does not ask who anybody is. Set "
        "FORUMARKIV_SIGN_IN=required."
    ),
    "method-not-allowed": "{method} cannot be used on {path}.",
    "no-archive": "There is no archive in {data_dir}. A new one is made with: arkiv init.",
    "no-such-page": "There is no page at {path}.",
    "no-such-read-model": "There is no read model {given}. Those that are: {options}.",
    "not-a-backup": "{source} is not a copy that this version can read.",
    "not-an-object": "A command is a JSON object.",
    "not-found": "{id} ({type}) does not exist in the archive.",
    "not-http": "The request cannot be read.",
    "not-json": "The text is not JSON: it goes wrong at line {line}, character {column}.",
    "json-too-deep": "The text is not JSON that can be read: lists and objects lie too deep in each other.",
    "json-not-utf-8": "The text is not JSON: byte {at} is not UTF-8.",
    "json-number-too-large": "The text is not JSON that can be read: a number is too large.",
    "json-no-number": "The text is not JSON: {given} is not a number.",
    "json-name-twice": "The text is not JSON: the name {given} stands twice in one object.",
    "not-json-media-type": "Commands are sent as application/json, not {given}.",
    "not-known-then": "{id} ({type}) became known with no. {known_from} only.",
    "not-simulated": "A recording time can be given in an archive made with --simulated only.",
    "not-the-example": "The archive in {data_dir} is another simulated archive than the example.",
    "not-yaml": (
        "The file cannot be read as YAML: it goes wrong at line {line}, character {column}. Look at indentation, "
        "colons, brackets and quotation marks."
    ),
    "yaml-name-no-text": "The file cannot be read: the name of a field is no text.",
    "yaml-name-twice": "The file cannot be read: the name {given} stands twice in one place.",
    "yaml-no-character": "The file cannot be read as YAML: {given} is no character that may stand in it.",
    "yaml-no-list": "The file has to hold a list of commands, each with a hyphen before it.",
    "yaml-no-value": "The file cannot be read: {given} is no {tag}.",
    "yaml-not-utf-8": "The file cannot be read as YAML: byte {at} is not UTF-8.",
    "yaml-tag": "The file cannot be read: the tag {given} is not known.",
    "yaml-too-deep": "The file cannot be read: lists and fields lie too deep within each other.",
    "yaml-too-much": "The file cannot be read: aliases (* and &) in it stand for too much.",
    "read-model-stopped": "A read model has stopped at no. {position}: {reason}.",
    "read-models-not-written": "The read models cannot be written: {reason}. What was recorded is untouched.",
    "real-archive": "A real archive stands in {data_dir}; example data is never put there.",
    "request-too-large": "The request is too large.",
    "search-too-broad": (
        "The search would take more than {seconds} seconds, or too much memory. Give more words, or narrow it to a "
        "type, a body or some years."
    ),
    "search-not-let-in": (
        "The search server refuses the user or the key: {reason}. See FORUMARKIV_SEARCH_USER, _PASSWORD and _API_KEY."
    ),
    "search-refused": "The search server refuses: {reason}.",
    "search-unreachable": "The search server cannot be reached: {reason}. It is tried again with the next question.",
    "target-exists": "{target} exists already, and nothing is written over.",
    "target-not-written": "{target} cannot be written: {reason}.",
    "unknown-reference": "Something that is named does not exist in the archive.",
    "unsafe-database": (
        "The database server has {setting} = {value}: what was recorded could be lost or damaged in a crash. "
        "Nothing is recorded until it is set right."
    ),
    "unsafe-library-setting": (
        "{setting} is set in the environment. With that setting the eventsourcing library can pass events over; "
        "nothing is opened until it is removed."
    ),
    "void-record": "{id} was taken out of the archive and cannot be used in {path}.",
    "wrong-options": "{reason}",
    **EN.refusals,
    **people_en.DETAILS,
    **desk_en.DETAILS,
}

MESSAGES: dict[str, str] = {
    "at-least-one-of": "at least one of these is needed: {options}",
    "beyond-the-log": "{given} lies beyond the last number of the archive, @{last}",
    "empty-file": "the file is empty",
    "exactly-one-of": "exactly one of these is needed: {options}",
    "has-own-correction": "{command} is corrected by {use}",
    "no-such-day": "{given} is no day of the calendar",
    "no-day-after": "no day comes after {given}; leave the date unknown",
    "no-record-at-position": "no. {position} is not the number of a record",
    "no-numbered-headings": "the text has no numbered headings: put a number before each provision",
    "no-text-read": "the text of the file cannot be read: {why}",
    "no-words": "there are no words to search for",
    "not-a-command-file": "{given} is neither .jsonl nor .yaml",
    "not-a-cursor": "not a cursor that a list has given",
    "not-a-database": (
        "not the address of a PostgreSQL database, {expected}; @ and / in a password are written %40 and %2F"
    ),
    "not-a-date": "{given} is not a date; write it as 2012-06-01",
    "not-a-file": "{given} is no file but a folder, a device or a pipe, and is not read",
    "not-a-moment": "{given} is neither @number, nor a date, nor an instant with offset",
    "not-a-time": "{given} is neither a date nor an instant with offset",
    "not-a-search-server": "not the address of an Elasticsearch server, {expected}",
    "not-an-api-key": "not an API key as Elasticsearch gives it in its field encoded",
    "not-an-object": "a command is a JSON object",
    "not-base64": "not base64",
    "not-canonical": "cannot be written as canonical JSON: {reason}",
    "needs-https": "is used only where the address in FORUMARKIV_SEARCH_URL begins with https",
    "not-certificates": "not certificates in PEM",
    "not-concern": "give body and rule, or id alone",
    "not-date": "not a date; write it as 2012-06-01",
    "not-distinct": "the same text stands twice",
    "not-instant": "not an instant with offset, like 2012-06-01T12:00:00Z",
    "not-kommissorium-rule": "the rule {rule} must be {expected}",
    "not-head": "must be a position, a colon and 64 hex digits, as arkiv status shows them",
    "not-one-of": "must be one of: {options}",
    "not-provision-correction": "heading is needed where the text is set",
    "not-text": "control characters are not allowed; newline and tab are",
    "not-value": "control characters and numbers beyond ±2^53 are not allowed",
    "number-twice": "the number {number} is also in {other}: a number stands once",
    "not-wheel-entry": "give month alone, with part, or with a later to_month",
    "not-with": "cannot stand together with {other}",
    "nothing-corrected": "nothing would change: correct a field, or take the record out (void)",
    "only-in-import": "path can be used in an import only",
    "out-of-range": "must lie in {expected}",
    "outside-folder": "{given} lies outside the folder of the command file; only files in it and below it are read",
    "password-without-user": "the password stands without a user; expected {form}",
    "record-not-correctable": "{command} cannot be corrected",
    "required": "required",
    "required-with": "can stand together with {other} only",
    "too-deep": "is nested more than {most} levels deep",
    "too-few": "too few; at least {least} is needed",
    "too-great": "too great; at most {most}",
    "too-long": "too long; at most {expected} characters",
    "too-many-values": "more than {most} values in one command",
    "too-small": "too small; at least {least}",
    "unbalanced-quote": "a quotation mark lacks its partner",
    "unknown-command": "{given} is not a command; arkiv commands shows them all",
    "unknown-field": "unknown field; it does not belong here",
    "unknown-reference": "{id} does not exist as {expected}",
    "unreadable-file": "{given} cannot be read",
    "unreadable-setting": "must name a file with a text that can be read",
    "with-in-progress-only": "can stand with the outcome in-progress only",
    "wrong-pattern": "must be {expected}",
    "wrong-type": "must be {expected}",
    **people_en.MESSAGES,
    **desk_en.MESSAGES,
    **own_forms_en.MESSAGES,
}

# What a field holds, or should have held: what the grammar says of it, and the names of shapes.
EXPECTED: dict[str, str] = {
    "an amount as text, greater than 0, at most two decimals after a point": (
        "an amount as text, greater than 0, with at most two decimals after a point"
    ),
    "three capital letters": "three capital letters",
    "HH:MM": "a time of day, HH:MM",
    "a file beside the command file (import only)": "a file beside the command file (in an import only)",
    "a number as text, without blanks, at most 20 characters": "a number as text without blanks, at most 20 characters",
    "an id: a-z, 0-9, dot, underscore, hyphen": "an id of a-z, 0-9, dot, underscore and hyphen, at most 100 characters",
    "YYYY-MM-DD": "a day, YYYY-MM-DD",
    "a year": "a year",
    "recording time, in a simulated archive only": "the recording time, in a simulated archive only",
    "a handle, or group: and the name of a group": "a handle, or group: and the name of a group",
    "a kind of file that is not read is kept without text": "true: a file that is not read is kept without text",
    "a new day, of what is in progress only": "a new day, of what is in progress only",
    "how many are to be visited": "how many are to be visited",
    "the bytes, in base64": "the bytes, in base64",
    "the first day on which it no longer holds": "the first day on which it no longer holds",
    "the law or rule that it rests on": "the law or rule that it rests on",
    "not blank": "a text that is not blank",
    "year": "a year, 1-9999",
    "position": "a number of the log",
    "string": "a text",
    "object": "an object",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "one number of days, weeks or months": "one number of days, weeks or months",
    "a list of levels": "a list of levels",
    "true or false": "true or false",
    "min and max, either may be left out": "min and max, either may be left out",
    "a number from 1 to 4": "a number from 1 to 4",
    "a text or a list of texts": "a text or a list of texts",
    "where, as a text, or true or false": "where, as a text, or true or false",
    "a list of texts": "a list of texts",
    "month as 2010-09, perhaps with part primo, medio or ultimo": (
        "month as 2010-09, perhaps with part primo, medio or ultimo"
    ),
    "a text": "a text",
    "none or authorised": "none or authorised",
    "the id of a body": "the id of a body",
    "a list of of (the id of a body), min and max": "a list of of (the id of a body), min and max",
    "a list of levels and justering": "a list of levels and justering",
    "a number of years": "a number of years",
}
