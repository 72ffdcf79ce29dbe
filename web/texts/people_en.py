"""The words of signing in, rights and people in English."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "not-signed-in": "Not signed in",
    "not-allowed": "Not allowed",
    "too-many-attempts": "Too many attempts",
}

MEANINGS: dict[str, str] = {
    "not-signed-in": (
        "The archive answers only those who are signed in. Sign in on the page, or send a valid token. Nothing is "
        "recorded."
    ),
    "not-allowed": (
        "Whoever asks does not have the right that it takes, or the form did not come from the archive's own page. "
        "Which right is missing stands in detail. Nothing is recorded."
    ),
    "too-many-attempts": ("Too many wrong passwords have been tried. Wait as long as Retry-After says, and try again."),
}

DETAILS: dict[str, str] = {
    "passwords-busy": "Many are signing in just now. Try again in a moment.",
    "provider-away": "The provider where people sign in does not answer just now. Try again in a moment.",
    "provider-refused": "The provider let nobody sign in. Begin again on the page Sign in.",
    "token-not-believed": (
        "What the provider answered could not be confirmed, and nobody is signed in. Begin again on the page Sign in; "
        "where it happens again, the archive's log has the reason."
    ),
    "signing-in-too-old": (
        "This signing in was used, is older than ten minutes, or began in another browser. Begin again on the page "
        "Sign in."
    ),
    "own-account": "You cannot disable your own account here.",
    "no-role": "You have no role in the archive. An administrator can give you one.",
    "role-missing": "It takes the role of {role}.",
    "outside-limit": "You may record for {bodies} and what lies below; this belongs to {belongs}.",
    "outside-limit-of-none": (
        "You may record for {bodies} and what lies below; this belongs to no "
        "body, and is recorded only by whose role has no limit."
    ),
    "by-another": "You record as {handle}; a command cannot say that somebody else does.",
    "token-reads-only": "The token may only read (it was made without --record).",
    "token-not-for-grants": "Roles are not given and taken by a token.",
    "not-signed-in": "Sign in, or send a token (Authorization: Bearer).",
    "token-needed": "A token must be sent here (Authorization: Bearer); a browser's session is not enough.",
    "token-unknown": "The token is unknown, has expired or was revoked.",
    "wrong-password": "The name or the password is wrong, or the account is disabled.",
    "too-many-attempts": "There have been too many attempts. Try again in {seconds} seconds.",
    "not-over-https": "The archive is used over https: {address}",
    "handle-taken": "The name {handle} is in use. A name is never given to another.",
    "no-such-account": "There is no account of the name {handle}.",
    "no-such-token": "There is no token with the id {token}.",
    "not-an-own-account": "{handle} has no password here: the account is the provider's.",
    "account-disabled": "The account {handle} is disabled.",
    "name-is-no-handle": "The provider gives the name {name}, which cannot be used here.",
    "name-of-another": (
        "The name {handle} is somebody else's at the provider (the new one has subject {subject}). If it is the same "
        "person, link them by arkiv account link."
    ),
    "subject-has-a-handle": "The provider's {subject} has the name {handle} already.",
    "form-from-elsewhere": "The form was sent from another site than the archive's own. Nothing was done.",
    "form-of-another": (
        "The form was filled in by somebody else who was signed in with this browser. It is kept as a draft for "
        "whoever filled it in. Nothing was recorded."
    ),
    "form-without-token": (
        "The form does not belong to this browser, or is too old. Load the page again, and send it anew. Nothing was "
        "done."
    ),
    "people-unavailable": "What the archive keeps of its people cannot be read just now: {reason}",
}

MESSAGES: dict[str, str] = {
    "not-people": "not a file of arkiv people export",
    "not-grantee": "a name in lower case that somebody signs in with, or group: and the name of a group",
    "with-recorder-only": "a limit (bodies) goes with the role recorder only",
    "not-utf8": "not text in UTF-8",
    "not-a-handle": "letters, digits and . _ - + @ ', a letter or digit first, at most 100 characters",
    "passwords-differ": "the two new ones differ",
    "not-the-password": "this is not your present password",
    "password-too-short": "too short; at least {least} characters",
    "password-too-long": "too long; at most {most} bytes",
    "password-too-common": "too easily guessed: it is common, or made of names, words or rows of characters",
    "required-with-sign-in": "is required where FORUMARKIV_SIGN_IN is required: the address that people use",
    "required-with-provider": "is required where {other} is given",
    "nobody-could-sign-in": "can be no only where {other} is given: nobody could sign in otherwise",
    "not-a-public-url": "not an address without a path, {expected}",
    "not-an-issuer": "not the address of an OpenID Connect provider, {expected}",
    "https-or-loopback": "must begin with https; http will do on this machine alone (loopback)",
    "not-scopes": "words with a blank between, openid among them: {expected}",
    "certificates-need-https": "is used only where the address in {other} begins with https",
}

LABELS: dict[str, str] = {
    "not-allowed.ask": (
        "Roles are given by the archive's administrators: ask one of them, and say that your name here is {handle}."
    ),
    "account.heading": "Your account",
    "account.roles": "Roles",
    "account.begun": "Begun",
    "account.seen": "Last used",
    "account.which": "Which",
    "account.here": "this one",
    "account.end-others": "End the others",
    "account.password": "New password",
    "account.password.what": "When it is changed, all your other sessions have ended. Tokens go on.",
    "account.old": "Present password",
    "account.new": "New password",
    "account.again": "New password again",
    "account.change": "Change password",
    "account.rules": "12 characters or more, and none that is easily guessed",
    "account.done.password": "You have a new password, and your other sessions have ended.",
    "account.done.end-others": "Your other sessions have ended.",
    "people.heading": "People",
    "people.what": (
        "Everybody who has an account or has been signed in. Disabling holds from the next request on. Roles:"
    ),
    "people.terminal": "Accounts and tokens are made on the command line by arkiv account.",
    "people.sessions": "Open sessions",
    "people.tokens": "Tokens",
    "people.do": "Act",
    "people.disable": "Disable",
    "people.disable.who": "Disable {who}",
    "people.enable": "Enable again",
    "people.enable.who": "Enable {who} again",
    "people.end-sessions": "End sessions",
    "people.end-sessions.who": "End the sessions of {who}",
    "help.people": "The people in a file of their own: they are not in backup and export.",
    "help.people.export": "Writes all accounts and tokens (as hashes) to a new file.",
    "help.people.import": "Reads a file of people export; where a name is known, nothing is read.",
    "cli.people.left-out": "People are not in it: they are moved by arkiv people export.",
    "cli.people.exported": "The people are written to {file}. It holds hashes of passwords: take care of it.",
    "cli.people.imported": "Read: {people} accounts, {identities} identities, {tokens} tokens.",
    "nav.grants": "Rights",
    "grants.heading": "Rights",
    "grants.what": "Who has and had which role, who gave it, when and why. Roles add up.",
    "grants.access": (
        "Access (public, internal, closed) is noted and shown, and not enforced yet: whoever may read reads everything."
    ),
    "grants.caption": "Roles in the order in which they were given",
    "grants.who": "Who",
    "grants.role": "Role",
    "grants.bodies": "Only for",
    "grants.in-force": "In force",
    "grants.given": "Given",
    "grants.until": "Until (the first day without it)",
    "grants.revoked": "Taken back",
    "help.grants": "Who has and had which role.",
    "help.option.administrator": "Gives this person the role of administrator.",
    "cli.init.administrator": "{who} is administrator.",
    "cli.init.no-account": "{who} has no account yet: arkiv account add {who}",
    "cli.init.administrator.reason": "The archive's first administrator",
    "sign-in.title": "Sign in",
    "sign-in.already": "You are signed in as {handle}.",
    "sign-in.provider": "Sign in with your work account",
    "sign-in.own": "With an account of the archive",
    "sign-in.name": "Name",
    "sign-in.password": "Password",
    "sign-in.button": "Sign in",
    "sign-out.title": "Sign out",
    "sign-out.who": "You are signed in as {handle}.",
    "sign-out.button": "Sign out",
    "signed-out.title": "You are signed out",
    "signed-out.words": "The session has ended, in other tabs too.",
    "signed-out.provider": "Sign out at the provider too",
    "signed-out.again": "Sign in again",
    "help.account": "The people of the archive: its own accounts, the provider's, and tokens for programs.",
    "help.account.add": "Makes an account. The password is asked for, or is the first line of standard input.",
    "help.account.list": "Everybody who has an account or has been signed in.",
    "help.account.disable": "Disables an account: from the next request on no session and no token holds.",
    "help.account.enable": "Enables a disabled account again.",
    "help.account.password": "Gives an account a new password; its sessions end.",
    "help.account.name": "The name that an account is shown by; without one it is erased.",
    "help.account.link": "Links a name to a subject of the provider, in place of the one it had.",
    "help.account.token": "Makes a token for a program. It is shown now only.",
    "help.account.tokens": "All tokens, or an account's.",
    "help.account.revoke": "Revokes a token.",
    "help.option.issuer": "The provider's address; else the one in the settings.",
    "help.option.days": "For how many days the token holds: 90, at most 365.",
    "help.option.record": "The token may record too, what its owner may.",
    "cli.account.password": "Password",
    "cli.account.again": "Password again",
    "cli.account.token": "Token {id} holds until {until}. It is not shown again.",
    "cli.account.handle": "Name",
    "cli.account.name": "Shown as",
    "cli.account.kind": "Kind",
    "cli.account.own": "own account",
    "cli.account.provider": "the provider's",
    "cli.account.subject": "Subject",
    "cli.account.made": "Made",
    "cli.account.disabled": "Disabled",
    "cli.account.id": "Id",
    "cli.account.record": "May record",
    "cli.account.until": "Holds until",
    "cli.account.revoked": "Revoked",
    "cli.account.done.added": "{who} has been made. Without a role (grant-role) the account may do nothing.",
    "cli.account.done.password": "{who} has a new password; the sessions have ended.",
    "cli.account.done.disabled": "{who} is disabled.",
    "cli.account.done.enabled": "{who} is enabled.",
    "cli.account.done.named": "{who} is shown by its new name.",
    "cli.account.done.unnamed": "The name that {who} was shown by is erased.",
    "cli.account.done.linked": "{who} is linked to the provider's subject.",
    "cli.account.done.revoked": "Token {who} is revoked.",
}

CODES: dict[str, str] = {
    "field.bodies": "bodies",
    "field.grant": "the role",
    "type.grant": "role",
    "granted.reader": "reader",
    "granted.recorder": "recorder",
    "granted.auditor": "auditor",
    "granted.administrator": "administrator",
    "parameter.role": "Role",
}
