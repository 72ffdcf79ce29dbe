"""What is said of the commands of ``archive/grammar/bodies.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "establish-body": (
        "Establish a body",
        "A forum, a group, a department, an organisation: anything that meets or decides.",
    ),
    "dissolve-body": ("Dissolve a body", "From a day the body is no more."),
    "adopt-kommissorium": ("Record a kommissorium", "A draft or an adopted one; each rule with its source."),
    "appoint-member": ("Appoint a member", "A person, an office, a body, or the members of a body."),
    "end-membership": ("End a membership", "From a day the membership runs no longer."),
    "establish-office": ("Establish an office", "An office that persons hold in turn."),
    "take-office": ("Take an office", "A person holds the office from a day."),
    "leave-office": ("Leave an office", "A person holds the office no longer."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "body-established": ("body established", "The body {name} was established."),
    "body-dissolved": ("body dissolved", "The body {subject} was dissolved on {on}."),
    "kommissorium-adopted": ("kommissorium", "{subject} was given a kommissorium ({status})."),
    "member-appointed": ("member appointed", "{who} was appointed {role} of {subject}."),
    "membership-ended": ("membership ended", "{who} is no longer {role} of {subject} from {on}."),
    "office-established": ("office established", "The office {name} was established."),
    "office-taken": ("office taken", "{person} took the office {subject}."),
    "office-left": ("office left", "{person} left the office {subject} on {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "established_on": ("Established on", "The day on which the body began."),
    "dissolve-body/id": ("Body", "The body that is dissolved."),
    "establish-body/level": ("Level", "Where the body has one, e.g. 1 or politisk."),
    "listed_as_of": ("Listed as of", 'The date of the source that lists the member "p.t.".'),
    "member_body": ("A body", "The body itself is the member."),
    "members_of": ("The members of a body", "All who are members there are members here."),
    "name": ("Name", "E.g. Partnerskabsforum."),
    "establish-office/name": ("Name of the office", "E.g. Overborgmesteren."),
    "rules/note": ("Note", "What else there is to say of the rule."),
    "office": ("An office", "Whoever holds the office is the member."),
    "take-office/office": ("Office", "The office that is taken."),
    "leave-office/office": ("Office", "The office that is left."),
    "end-membership/on": ("First day without", "The first day on which the membership no longer runs."),
    "leave-office/on": ("First day without", "The first day on which the person no longer holds the office."),
    "dissolve-body/on": ("First day without", "The first day on which the body is no more."),
    "others": ("Other sources", "What other sources say of the same rule."),
    "take-office/person": ("Person", "The person's name."),
    "leave-office/person": ("Person", "The person's name, as when the office was taken."),
    "reports_to": ("Reports to", "The bodies that it reports to."),
    "role": ("Role", "Choose in the list."),
    "rule": ("Rule", "The rule's name."),
    "rules": ("Rules", "Choose a rule below, and add it; each rule has its source."),
    "set_up_by": ("Set up by", "The decision that established the body."),
    "standing": ("Standing", "Yes where the group is a standing one, no where it is for one task."),
    "strength": ("Strength", "Without a choice: must."),
    "successors": ("Successors", "The bodies that take over."),
    "value": ("Content", "What the rule says."),
}

RULES: dict[str, str] = {
    "sets_up_temagrupper": "Sets up temagrupper",
}

REFUSALS: dict[str, str] = {
    "body-may-not-set-up": "By its adopted kommissorium, {body} may not set up temagrupper.",
    "membership-does-not-run": "The membership of {body} does not run on {on}.",
    "office-does-not-run": "The person does not hold the office {office} on {on}.",
    "body-already-dissolved": "{body} was dissolved before.",
}

REFUSED: dict[str, str] = {
    "body-may-not-set-up": (
        "a temagruppe or group set up by a body whose adopted kommissorium says that it sets up none "
        "(`despite` records it)"
    ),
    "membership-does-not-run": "ending a membership that does not run on that day",
    "office-does-not-run": "leaving an office that the person does not hold on that day",
    "body-already-dissolved": "dissolving a body twice",
}
