"""What is wrong, in Danish: types of problems, the exact reasons, and what is wrong with a field."""

from __future__ import annotations

from web.texts import desk_da, own_forms_da, people_da
from web.texts.commands import DA

TITLES: dict[str, str] = {
    "malformed": "Kan ikke læses",
    "not-found": "Findes ikke",
    "not-known-then": "Var ikke kendt dengang",
    "refused": "Afvist",
    "key-reused": "Nøglen er brugt til noget andet",
    "changed-meanwhile": "Ændret i mellemtiden",
    "already-exists": "Findes allerede",
    "too-large": "For stor",
    "too-broad": "For bred",
    "unsupported": "Modtages ikke",
    "invalid": "Ikke gyldig",
    "unknown-reference": "Henviser til noget ukendt",
    "behind": "Ikke fulgt med endnu",
    "damaged": "Beskadiget",
    "unavailable": "Kan ikke svare lige nu",
    **people_da.TITLES,
}

# What each type means, and what to do about it.
MEANINGS: dict[str, str] = {
    "malformed": (
        "Det, der blev sendt, kan ikke læses: det er ikke JSON eller YAML, værten eller metoden er ikke en, adressen "
        "kender, eller kommandolinjens valg er forkerte. Intet er indført. Ret det, der blev sendt."
    ),
    "not-found": "Arkivet har intet med det id eller på den adresse. Se efter, om det er skrevet rigtigt.",
    "not-known-then": (
        "Det findes i arkivet i dag, men var ikke indført på det tidspunkt, der er spurgt om. Spørg uden known, eller "
        "med et senere, for at se det."
    ),
    "refused": (
        "Kommandoen kan læses, men arkivet eller et kommissorium tillader den ikke. Grunden står i detail; hviler den "
        "på en regel, står reglen med sin kilde i rule. Intet er indført."
    ),
    "key-reused": (
        "Nøglen er allerede brugt til en kommando med et andet indhold. En nøgle hører til én kommando: giv denne sin "
        "egen. Intet er indført."
    ),
    "changed-meanwhile": (
        "Nogen har ændret det samme, siden det blev læst. Læs det igen, se om kommandoen stadig er den rette, og send "
        "den med den nye version. Intet er indført."
    ),
    "already-exists": "Id'et er i brug i arkivet. Vælg et andet. Intet er indført.",
    "too-large": "Det, der blev sendt, er større, end arkivet tager imod. Intet er indført.",
    "too-broad": "Søgningen ville tage mere, end en søgning må. Skriv flere ord, eller indsnævr den.",
    "unsupported": (
        "Arkivet tager ikke imod denne type indhold: en kommando sendes som application/json, og en fil skal være af "
        "en type, der gemmes, og af den type, den siges at være. Intet er indført."
    ),
    "invalid": (
        "Et eller flere felter er ikke, som de skal være. Hvert af dem står i errors med sin plads og det, der var "
        "ventet. Intet er indført."
    ),
    "unknown-reference": (
        "Der henvises til et id, som arkivet ikke har, eller som er af en anden slags. Indfør det først, eller ret "
        "henvisningen. Intet er indført."
    ),
    "behind": (
        "Spørgsmålet kræver noget, som er indført, men som læsemodellerne eller søgeindekset ikke har fulgt endnu. "
        "Spørg igen om lidt; svaret ville ellers være ældre end det, der allerede er bekræftet. Bliver det ved, så se "
        "på siden Status."
    ),
    "damaged": (
        "En gemt fil er ikke mere, hvad den var, da den blev arkiveret: dens indhold passer ikke til det kontroltal, "
        "den er gemt under. Den vises ikke, for den kan være ændret. Den, der passer arkivet, kan lægge den rigtige "
        "fil tilbage fra en kopi; arkiv verify finder alle, der er beskadiget."
    ),
    "unavailable": (
        "Databasen, disken eller søgeserveren svarer ikke lige nu. Send det samme igen om lidt: en kommando med sin "
        "nøgle indføres kun én gang."
    ),
    **people_da.MEANINGS,
}

DETAILS: dict[str, str] = {
    "already-exists": "Id'et {id} er i brug. Et id bruges kun én gang i arkivet, uanset hvad det navngiver.",
    "database-holds-archive": "Databasen i FORUMARKIV_DATABASE_URL rummer allerede et arkiv.",
    "archive-exists": "Der står allerede et arkiv i {data_dir}. Et til kan ligge i en anden mappe: --data-dir.",
    "at-before-the-last": "Indførselstiden må ikke ligge før den seneste, {last}.",
    "backup-damaged": "Kopien er beskadiget: {path}. Intet er gendannet.",
    "behind": "Læsemodellerne er nået til nr. {position}, og spørgsmålet kræver nr. {needed}. Prøv igen om lidt.",
    "bytes-contradict-kind": "Filen siges at være {file_kind}, men dens indhold er {found_kind}.",
    "cannot-listen": "Der kan ikke lyttes på {host}, port {port}: {reason}.",
    "no-paper": "Siden kan ikke laves som PDF: biblioteket Pango eller WeasyPrint mangler ({reason}).",
    "paper-too-large": (
        "Siden er for stor til at blive lavet som PDF: den fylder mere end {most} tegn, eller det tager mere "
        "tid eller hukommelse, end det må. Udskriv siden fra browseren, eller hent den som JSON."
    ),
    "files-busy": "Der læses allerede {most} filer, og flere må det ikke være ad gangen. Prøv igen om lidt.",
    "paper-busy": "Der laves allerede {most} sider som PDF, og flere må det ikke være ad gangen. Prøv igen om lidt.",
    "cannot-read": "Arkivet kan ikke læses: {reason}.",
    "cannot-write": "Arkivet kan ikke skrives, og intet er indført: {reason}.",
    "changed-meanwhile": "{id} er ændret: ventet version {expected}, nu version {version}. Læs det igen.",
    "commit-unknown": (
        "Forbindelsen til databasen gik tabt, mens kommandoen blev gemt: {reason}. Send den igen med nøglen {key}; "
        "den indføres kun én gang."
    ),
    "copy-not-read": "Kopien kan ikke læses, og intet er gendannet: {path}, {reason}.",
    "database-holds-none": (
        "Databasen i FORUMARKIV_DATABASE_URL rummer intet arkiv. Et nyt laves med: arkiv init. "
        "Ventede du et, så se efter, om adressen er den rette."
    ),
    "database-newer": (
        "Databasen er sat op til udgave {version} af tabellerne, og dette program kender kun {needed}: det er for "
        "gammelt. Brug det program, der satte den op, eller et nyere."
    ),
    "database-version": (
        "Databasen er sat op til udgave {version} af tabellerne, og programmet kræver {needed}. "
        "Den bringes ajour med: arkiv init --if-missing."
    ),
    "event-unreadable": "Hændelsen nr. {position} i loggen kan ikke læses: {reason}. Se efter med: arkiv verify.",
    "extractor-unavailable": "Teksten i filen kan ikke læses lige nu, og intet er indført: {reason}.",
    "failed": (
        "Noget uforudset gik galt, og der er intet svar. En kommando kan sendes igen med samme nøgle; "
        "den indføres kun én gang."
    ),
    "failed-because": "Noget gik galt: {reason}.",
    "file-damaged": "Den gemte fil {sha256} er beskadiget.",
    "file-missing": "Den gemte fil {sha256} er der ikke.",
    "command-too-large": "Kommandoen fylder {size} byte foruden filens eget indhold; højst {max} modtages.",
    "file-too-large": "Filen er på {size} byte; den største, der modtages, er på {max} byte.",
    "host-not-ours": "Serveren svarer kun under maskinens egne navne, ikke {host}.",
    "index-not-written": "Søgeindekset kan ikke skrives: {reason}. Det, der er indført, er ikke berørt.",
    "interrupted": "Afbrudt.",
    "invalid-fields": "Der er noget galt med de felter, der er nævnt.",
    "key-reused": "Nøglen {key} hører til en anden kommando (nr. {position}).",
    "kind-not-kept": "Filen er {file_kind}, og den slags modtages ikke. Det, der modtages og læses, er {kept}.",
    "kind-not-read": (
        "Filen er {file_kind}, og den slags læses ikke. Den kan arkiveres uden tekst, når det bliver sagt "
        "(--keep-unread, keep_unread)."
    ),
    "loopback-only": (
        "Serveren lytter kun på maskinen selv (127.0.0.1), ikke på {host}, når den ikke spørger, hvem nogen er. Sæt "
        "FORUMARKIV_SIGN_IN=required."
    ),
    "method-not-allowed": "{method} kan ikke bruges på {path}.",
    "no-archive": "Der er intet arkiv i {data_dir}. Et nyt laves med: arkiv init.",
    "no-such-page": "Der er ingen side på {path}.",
    "no-such-read-model": "Der er ingen læsemodel {given}. De, der er: {options}.",
    "not-a-backup": "{source} er ikke en kopi, som denne udgave kan læse.",
    "not-an-object": "En kommando er et JSON-objekt.",
    "not-found": "{id} ({type}) findes ikke i arkivet.",
    "not-http": "Forespørgslen kan ikke læses.",
    "not-json": "Teksten er ikke JSON: det går galt i linje {line}, tegn {column}.",
    "json-too-deep": "Teksten er ikke JSON, der kan læses: lister og objekter ligger for dybt i hinanden.",
    "json-not-utf-8": "Teksten er ikke JSON: byte {at} er ikke UTF-8.",
    "json-number-too-large": "Teksten er ikke JSON, der kan læses: et tal er for stort.",
    "json-no-number": "Teksten er ikke JSON: {given} er ikke et tal.",
    "json-name-twice": "Teksten er ikke JSON: navnet {given} står to gange i ét objekt.",
    "not-json-media-type": "Kommandoer sendes som application/json, ikke {given}.",
    "not-known-then": "{id} ({type}) blev først kendt med nr. {known_from}.",
    "not-simulated": "En indførselstid kan kun gives i et arkiv, der er lavet med --simulated.",
    "not-the-example": "Arkivet i {data_dir} er et andet simuleret arkiv end eksempelarkivet.",
    "not-yaml": (
        "Filen kan ikke læses som YAML: det går galt i linje {line}, tegn {column}. Se efter indrykning, kolon, "
        "parenteser og anførselstegn."
    ),
    "yaml-name-no-text": "Filen kan ikke læses: navnet på et felt er ikke en tekst.",
    "yaml-name-twice": "Filen kan ikke læses: navnet {given} står to gange samme sted.",
    "yaml-no-character": "Filen kan ikke læses som YAML: {given} er ikke et tegn, der kan stå i den.",
    "yaml-no-list": "Filen skal holde en liste af kommandoer, hver med en bindestreg foran.",
    "yaml-no-value": "Filen kan ikke læses: {given} er ikke {tag}.",
    "yaml-not-utf-8": "Filen kan ikke læses som YAML: byte {at} er ikke UTF-8.",
    "yaml-tag": "Filen kan ikke læses: mærket {given} kendes ikke.",
    "yaml-too-deep": "Filen kan ikke læses: lister og felter ligger for dybt i hinanden.",
    "yaml-too-much": "Filen kan ikke læses: henvisninger (* og &) i den står for meget.",
    "read-model-stopped": "En læsemodel er standset ved nr. {position}: {reason}.",
    "read-models-not-written": "Læsemodellerne kan ikke skrives: {reason}. Det, der er indført, er ikke berørt.",
    "real-archive": "I {data_dir} står et rigtigt arkiv; eksempeldata lægges aldrig der.",
    "request-too-large": "Forespørgslen er for stor.",
    "search-too-broad": (
        "Søgningen ville tage mere end {seconds} sekunder eller for megen hukommelse. Skriv flere ord, eller indsnævr "
        "den til en type, et organ eller nogle år."
    ),
    "search-not-let-in": (
        "Søgeserveren afviser brugeren eller nøglen: {reason}. Se FORUMARKIV_SEARCH_USER, _PASSWORD og _API_KEY."
    ),
    "search-refused": "Søgeserveren afviser: {reason}.",
    "search-unreachable": "Søgeserveren kan ikke nås: {reason}. Den prøves igen ved næste spørgsmål.",
    "target-exists": "{target} findes allerede, og intet skrives over.",
    "target-not-written": "{target} kan ikke skrives: {reason}.",
    "unknown-reference": "Noget, der henvises til, findes ikke i arkivet.",
    "unsafe-database": (
        "Databaseserveren har {setting} = {value}: det indførte kan gå tabt eller blive beskadiget ved et nedbrud. "
        "Intet indføres, før det er rettet."
    ),
    "unsafe-library-setting": (
        "{setting} er sat i omgivelserne. Med den indstilling kan biblioteket eventsourcing springe hændelser over; "
        "intet åbnes, før den er fjernet."
    ),
    "void-record": "{id} er trukket tilbage i arkivet og kan ikke bruges i {path}.",
    "wrong-options": "{reason}",
    **DA.refusals,
    **people_da.DETAILS,
    **desk_da.DETAILS,
}

MESSAGES: dict[str, str] = {
    "at-least-one-of": "mindst én af disse skal med: {options}",
    "beyond-the-log": "{given} ligger efter arkivets seneste nummer, @{last}",
    "empty-file": "filen er tom",
    "exactly-one-of": "netop én af disse skal med: {options}",
    "has-own-correction": "{command} berigtiges med {use}",
    "no-such-day": "{given} er ikke en dag i kalenderen",
    "no-day-after": "efter {given} kommer ingen dag; lad datoen være ukendt",
    "no-record-at-position": "nr. {position} er ikke en indførsels nummer",
    "no-numbered-headings": "der er ingen nummererede overskrifter i teksten: skriv et nummer foran hver bestemmelse",
    "no-text-read": "teksten i filen kan ikke læses: {why}",
    "no-words": "der er ingen ord at søge efter",
    "not-a-command-file": "{given} er hverken .jsonl eller .yaml",
    "not-a-cursor": "ikke en fortsættelse, som en liste har givet",
    "not-a-database": (
        "ikke adressen på en PostgreSQL-database, {expected}; tegn som @ og / i en adgangskode skrives %40 og %2F"
    ),
    "not-a-date": "{given} er ikke en dato; skriv den som 2012-06-01",
    "not-a-file": "{given} er ikke en fil, men en mappe, en enhed eller et rør; den læses ikke",
    "not-a-moment": "{given} er hverken @nummer, en dato eller et tidspunkt med tidszone",
    "not-a-time": "{given} er hverken en dato eller et tidspunkt med tidszone",
    "not-a-search-server": "ikke adressen på en Elasticsearch-server, {expected}",
    "not-an-api-key": "ikke en API-nøgle, som Elasticsearch giver den i feltet encoded",
    "not-an-object": "en kommando er et JSON-objekt",
    "not-base64": "ikke base64",
    "not-canonical": "kan ikke skrives som kanonisk JSON: {reason}",
    "needs-https": "bruges kun, når adressen i FORUMARKIV_SEARCH_URL begynder med https",
    "not-certificates": "ikke certifikater i PEM-form",
    "not-concern": "giv body og rule, eller id alene",
    "not-date": "ikke en dato; skriv den som 2012-06-01",
    "not-distinct": "samme tekst står to gange",
    "not-instant": "ikke et tidspunkt med tidszone, som 2012-06-01T12:00:00Z",
    "not-kommissorium-rule": "reglen {rule} skal være {expected}",
    "not-head": "skal være et nummer, et kolon og 64 hexadecimale cifre, som arkiv status viser dem",
    "not-one-of": "skal være en af: {options}",
    "not-provision-correction": "heading skal med, når teksten sættes",
    "not-text": "styretegn er ikke tilladt; linjeskift og tabulator er",
    "not-value": "styretegn og tal uden for ±2^53 er ikke tilladt",
    "number-twice": "nummeret {number} står også i {other}: et nummer står én gang",
    "not-wheel-entry": "giv month alene, med part, eller med en senere to_month",
    "not-with": "kan ikke stå sammen med {other}",
    "nothing-corrected": "intet bliver ændret: ret et felt, eller tag indførslen ud",
    "only-in-import": "path kan kun bruges i en import",
    "out-of-range": "skal ligge i {expected}",
    "outside-folder": "{given} ligger uden for kommandofilens mappe; kun filer i den og dens undermapper læses",
    "password-without-user": "adgangskoden står uden bruger; ventet {form}",
    "record-not-correctable": "{command} kan ikke berigtiges",
    "required": "skal med",
    "required-with": "kan kun stå sammen med {other}",
    "too-deep": "er indlejret i mere end {most} led",
    "too-few": "for få; mindst {least} skal med",
    "too-great": "for stor; højst {most}",
    "too-long": "for lang; højst {expected} tegn",
    "too-many-values": "mere end {most} værdier i én kommando",
    "too-small": "for lille; mindst {least}",
    "unbalanced-quote": "et anførselstegn mangler sin makker",
    "unknown-command": "{given} er ikke en kommando; arkiv commands viser dem alle",
    "unknown-field": "ukendt felt; det hører ikke til her",
    "unknown-reference": "{id} findes ikke som {expected}",
    "unreadable-file": "{given} kan ikke læses",
    "unreadable-setting": "skal nævne en fil med tekst, der kan læses",
    "with-in-progress-only": "kan kun stå sammen med udfaldet in-progress",
    "wrong-pattern": "skal være {expected}",
    "wrong-type": "skal være {expected}",
    **people_da.MESSAGES,
    **desk_da.MESSAGES,
    **own_forms_da.MESSAGES,
}

# What a field holds, or should have held: what the grammar says of it, and the names of shapes.
EXPECTED: dict[str, str] = {
    "an amount as text, greater than 0, at most two decimals after a point": (
        "et beløb som tekst, større end 0, højst to decimaler efter et punktum"
    ),
    "three capital letters": "tre store bogstaver",
    "HH:MM": "et klokkeslæt, TT:MM",
    "a file beside the command file (import only)": "en fil ved siden af kommandofilen (kun i en import)",
    "a number as text, without blanks, at most 20 characters": "et nummer uden mellemrum, som 4.1, højst 20 tegn",
    "an id: a-z, 0-9, dot, underscore, hyphen": "et id af a-z, 0-9, punktum, understreg og bindestreg, højst 100 tegn",
    "YYYY-MM-DD": "en dag, ÅÅÅÅ-MM-DD",
    "a year": "et årstal",
    "recording time, in a simulated archive only": "tidspunktet for indførslen, kun i et simuleret arkiv",
    "a handle, or group: and the name of a group": "et brugernavn, eller group: og en gruppes navn",
    "a kind of file that is not read is kept without text": "true: en fil, der ikke læses, gemmes uden tekst",
    "a new day, of what is in progress only": "en ny dag, kun af det, der er i gang",
    "how many are to be visited": "hvor mange der skal besøges",
    "the bytes, in base64": "filens bytes i base64",
    "the first day on which it no longer holds": "den første dag, det ikke længere gælder",
    "the law or rule that it rests on": "den lov eller regel, det hviler på",
    "not blank": "en tekst, der ikke er tom",
    "year": "et år, 1-9999",
    "position": "et nummer i loggen",
    "string": "en tekst",
    "object": "et objekt",
    "array": "en liste",
    "integer": "et helt tal",
    "number": "et tal",
    "boolean": "true eller false",
    "one number of days, weeks or months": "ét tal i days, weeks eller months",
    "a list of levels": "en liste af niveauer",
    "true or false": "true eller false",
    "min and max, either may be left out": "min og max; den ene kan udelades",
    "a number from 1 to 4": "et tal fra 1 til 4",
    "a text or a list of texts": "en tekst eller en liste af tekster",
    "where, as a text, or true or false": "hvor, som en tekst, eller true eller false",
    "a list of texts": "en liste af tekster",
    "month as 2010-09, perhaps with part primo, medio or ultimo": (
        "month som 2010-09, eventuelt med part primo, medio eller ultimo"
    ),
    "a text": "en tekst",
    "none or authorised": "none eller authorised",
    "the id of a body": "et organs id",
    "a list of of (the id of a body), min and max": "en liste af of (et organs id), min og max",
    "a list of levels and justering": "en liste af niveauer og justering",
    "a number of years": "years, et antal år",
}
