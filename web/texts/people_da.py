"""The words of signing in, rights and people in Danish."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "not-signed-in": "Ikke logget ind",
    "not-allowed": "Ikke tilladt",
    "too-many-attempts": "For mange forsøg",
}

MEANINGS: dict[str, str] = {
    "not-signed-in": (
        "Arkivet svarer kun den, der er logget ind. Log ind på siden, eller send et gyldigt token. Intet er indført."
    ),
    "not-allowed": (
        "Den, der spørger, har ikke den ret, der skal til, eller formularen kom ikke fra arkivets egen side. Hvilken "
        "ret der mangler, står i detail. Intet er indført."
    ),
    "too-many-attempts": (
        "Der er prøvet for mange forkerte adgangskoder. Vent så længe, som Retry-After siger, og prøv igen."
    ),
}

DETAILS: dict[str, str] = {
    "passwords-busy": "Mange logger ind lige nu. Prøv igen om et øjeblik.",
    "provider-away": "Udbyderen, som man logger ind hos, svarer ikke lige nu. Prøv igen om lidt.",
    "provider-refused": "Udbyderen lod ingen logge ind. Begynd forfra på siden Log ind.",
    "token-not-believed": (
        "Det, udbyderen svarede, kunne ikke bekræftes, og ingen er logget ind. Begynd forfra på siden Log ind; sker "
        "det igen, står grunden i arkivets log."
    ),
    "signing-in-too-old": (
        "Dette login er brugt, ældre end ti minutter, eller begyndt i en anden browser. Begynd forfra på siden Log ind."
    ),
    "own-account": "Din egen konto kan du ikke lukke her.",
    "no-role": "Du har ingen rolle i arkivet. En administrator kan give dig en.",
    "role-missing": "Det kræver rollen {role}.",
    "outside-limit": "Du må indføre for {bodies} og det, der ligger under; dette hører til {belongs}.",
    "outside-limit-of-none": (
        "Du må indføre for {bodies} og det, der ligger under; dette hører ikke til "
        "noget organ, og det indfører kun den, hvis rolle ingen grænse har."
    ),
    "by-another": "Du indfører som {handle}; en kommando kan ikke sige, at en anden gør det.",
    "token-reads-only": "Tokenet må kun læse (det er lavet uden --record).",
    "token-not-for-grants": "Roller gives og tages ikke med et token.",
    "not-signed-in": "Log ind, eller send et token (Authorization: Bearer).",
    "token-needed": "Her skal sendes et token (Authorization: Bearer); en browsers session er ikke nok.",
    "token-unknown": "Tokenet er ukendt, udløbet eller trukket tilbage.",
    "wrong-password": "Navn eller adgangskode er forkert, eller kontoen er lukket.",
    "too-many-attempts": "Der er prøvet for mange gange. Prøv igen om {seconds} sekunder.",
    "not-over-https": "Arkivet bruges over https: {address}",
    "handle-taken": "Navnet {handle} er i brug. Et navn gives aldrig til en anden.",
    "no-such-account": "Der er ingen konto med navnet {handle}.",
    "no-such-token": "Der er intet token med id {token}.",
    "not-an-own-account": "{handle} har ingen adgangskode her: kontoen er udbyderens.",
    "account-disabled": "Kontoen {handle} er lukket.",
    "name-is-no-handle": "Udbyderen giver navnet {name}, som ikke kan bruges her.",
    "name-of-another": (
        "Navnet {handle} tilhører en anden hos udbyderen (den nye har subject {subject}). Er det samme menneske, "
        "forbindes de med arkiv account link."
    ),
    "subject-has-a-handle": "Udbyderens {subject} har allerede navnet {handle}.",
    "form-from-elsewhere": "Formularen blev sendt fra en anden side end arkivets egen. Intet er gjort.",
    "form-of-another": (
        "Formularen blev udfyldt af en anden, der var logget ind i browseren. Den er gemt som kladde for den, der "
        "udfyldte den. Intet er indført."
    ),
    "form-without-token": (
        "Formularen hører ikke til denne browser eller er for gammel. Hent siden igen, og send den på ny. Intet er "
        "gjort."
    ),
    "people-unavailable": "Det, arkivet gemmer om dets brugere, kan ikke læses lige nu: {reason}",
}

MESSAGES: dict[str, str] = {
    "not-people": "ikke en fil fra arkiv people export",
    "not-grantee": "et navn med små bogstaver, som nogen logger ind med, eller group: og en gruppes navn",
    "with-recorder-only": "en grænse (bodies) gælder kun rollen recorder",
    "not-utf8": "ikke tekst i UTF-8",
    "not-a-handle": "bogstaver, cifre og . _ - + @ ', først et bogstav eller et ciffer, højst 100 tegn",
    "passwords-differ": "de to nye er ikke ens",
    "not-the-password": "det er ikke din nuværende adgangskode",
    "password-too-short": "for kort; mindst {least} tegn",
    "password-too-long": "for lang; højst {most} bytes",
    "password-too-common": "for let at gætte: den er almindelig, eller bygger på navne, ord eller rækker af tegn",
    "required-with-sign-in": "skal med, når FORUMARKIV_SIGN_IN er required: adressen, som folk bruger",
    "required-with-provider": "skal med, når {other} er givet",
    "nobody-could-sign-in": "no er kun muligt, når {other} er givet: ellers kunne ingen logge ind",
    "not-a-public-url": "ikke en adresse uden sti, {expected}",
    "not-an-issuer": "ikke adressen på en OpenID Connect-udbyder, {expected}",
    "https-or-loopback": "skal begynde med https; http går kun på maskinen selv (loopback)",
    "not-scopes": "ord med mellemrum imellem, blandt dem openid: {expected}",
    "certificates-need-https": "bruges kun, når adressen i {other} begynder med https",
}

LABELS: dict[str, str] = {
    "not-allowed.ask": (
        "Roller gives af arkivets administratorer: bed en af dem om den, og sig, at dit navn her er {handle}."
    ),
    "account.heading": "Din konto",
    "account.roles": "Roller",
    "account.begun": "Begyndt",
    "account.seen": "Sidst brugt",
    "account.which": "Hvilken",
    "account.here": "denne",
    "account.end-others": "Afslut de andre",
    "account.password": "Ny adgangskode",
    "account.password.what": "Når den er skiftet, er alle dine andre sessioner slut. Tokens gælder fortsat.",
    "account.old": "Nuværende adgangskode",
    "account.new": "Ny adgangskode",
    "account.again": "Ny adgangskode igen",
    "account.change": "Skift adgangskode",
    "account.rules": "Mindst 12 tegn, og ikke en, der er let at gætte",
    "account.done.password": "Du har en ny adgangskode, og dine andre sessioner er slut.",
    "account.done.end-others": "Dine andre sessioner er slut.",
    "people.heading": "Brugere",
    "people.what": (
        "Alle, der har en konto eller har været logget ind. At lukke en konto gælder fra næste forespørgsel. Roller:"
    ),
    "people.terminal": "Konti og tokens laves på kommandolinjen med arkiv account.",
    "people.sessions": "Åbne sessioner",
    "people.tokens": "Tokens",
    "people.do": "Handling",
    "people.disable": "Luk",
    "people.disable.who": "Luk {who}",
    "people.enable": "Åbn igen",
    "people.enable.who": "Åbn {who} igen",
    "people.end-sessions": "Afslut sessioner",
    "people.end-sessions.who": "Afslut sessioner for {who}",
    "help.people": "Brugerne i en fil for sig: de er ikke med i backup og export.",
    "help.people.export": "Skriver alle konti og tokens (som hash) til en ny fil.",
    "help.people.import": "Læser en fil fra people export ind; findes et navn i forvejen, læses intet.",
    "cli.people.left-out": "Brugere er ikke med: de flyttes med arkiv people export.",
    "cli.people.exported": "Brugerne er skrevet til {file}. Filen rummer hash af adgangskoder: pas på den.",
    "cli.people.imported": "Læst ind: {people} konti, {identities} identiteter, {tokens} tokens.",
    "nav.grants": "Rettigheder",
    "grants.heading": "Rettigheder",
    "grants.what": (
        "Hvem der har og har haft hvilken rolle, hvem der gav den, hvornår og hvorfor. Roller lægges sammen."
    ),
    "grants.access": (
        "Adgang (offentlig, intern, lukket) er noteret og vises, men håndhæves ikke endnu: den, der må læse, læser alt."
    ),
    "grants.caption": "Roller i den rækkefølge, de er givet",
    "grants.who": "Hvem",
    "grants.role": "Rolle",
    "grants.bodies": "Kun for",
    "grants.in-force": "Gælder",
    "grants.given": "Givet",
    "grants.until": "Gælder til (første dag den ikke gælder)",
    "grants.revoked": "Taget tilbage",
    "help.grants": "Hvem der har og har haft hvilken rolle.",
    "help.option.administrator": "Giver denne bruger rollen administrator.",
    "cli.init.administrator": "{who} er administrator.",
    "cli.init.no-account": "{who} har ingen konto endnu: arkiv account add {who}",
    "cli.init.administrator.reason": "Arkivets første administrator",
    "sign-in.title": "Log ind",
    "sign-in.already": "Du er logget ind som {handle}.",
    "sign-in.provider": "Log ind med din arbejdskonto",
    "sign-in.own": "Med en konto i arkivet",
    "sign-in.name": "Navn",
    "sign-in.password": "Adgangskode",
    "sign-in.button": "Log ind",
    "sign-out.title": "Log ud",
    "sign-out.who": "Du er logget ind som {handle}.",
    "sign-out.button": "Log ud",
    "signed-out.title": "Du er logget ud",
    "signed-out.words": "Sessionen er slut, også i andre faner.",
    "signed-out.provider": "Log også ud hos udbyderen",
    "signed-out.again": "Log ind igen",
    "help.account": "Arkivets brugere: egne konti, udbyderens, og tokens til programmer.",
    "help.account.add": "Opretter en konto. Adgangskoden spørges der om, eller den er første linje af standard ind.",
    "help.account.list": "Alle, der har en konto eller har været logget ind.",
    "help.account.disable": "Lukker en konto: fra næste forespørgsel gælder ingen session og intet token.",
    "help.account.enable": "Åbner en lukket konto igen.",
    "help.account.password": "Giver en konto en ny adgangskode; dens sessioner slutter.",
    "help.account.name": "Det navn, en konto vises med; uden navn slettes det.",
    "help.account.link": "Forbinder et navn med et subject hos udbyderen, i stedet for det, det havde.",
    "help.account.token": "Laver et token til et program. Det vises kun nu.",
    "help.account.tokens": "Alle tokens, eller en kontos.",
    "help.account.revoke": "Trækker et token tilbage.",
    "help.option.issuer": "Udbyderens adresse; ellers den, indstillingerne nævner.",
    "help.option.days": "Hvor mange dage tokenet gælder: 90, højst 365.",
    "help.option.record": "Tokenet må også indføre, det, dets ejer må.",
    "cli.account.password": "Adgangskode",
    "cli.account.again": "Adgangskode igen",
    "cli.account.token": "Token {id} gælder til {until}. Det vises ikke igen.",
    "cli.account.handle": "Navn",
    "cli.account.name": "Vises som",
    "cli.account.kind": "Slags",
    "cli.account.own": "egen konto",
    "cli.account.provider": "udbyderens",
    "cli.account.subject": "Subject",
    "cli.account.made": "Oprettet",
    "cli.account.disabled": "Lukket",
    "cli.account.id": "Id",
    "cli.account.record": "Må indføre",
    "cli.account.until": "Gælder til",
    "cli.account.revoked": "Trukket tilbage",
    "cli.account.done.added": "{who} er oprettet. Uden en rolle (grant-role) må kontoen intet.",
    "cli.account.done.password": "{who} har en ny adgangskode; sessionerne er slut.",
    "cli.account.done.disabled": "{who} er lukket.",
    "cli.account.done.enabled": "{who} er åben.",
    "cli.account.done.named": "{who} vises med sit nye navn.",
    "cli.account.done.unnamed": "Navnet, som {who} blev vist med, er slettet.",
    "cli.account.done.linked": "{who} er forbundet med udbyderens subject.",
    "cli.account.done.revoked": "Token {who} er trukket tilbage.",
}

CODES: dict[str, str] = {
    "field.bodies": "organer",
    "field.grant": "rollen",
    "type.grant": "rolle",
    "granted.reader": "læser",
    "granted.recorder": "indfører",
    "granted.auditor": "revisor",
    "granted.administrator": "administrator",
    "parameter.role": "Rolle",
}
