"""``docker-compose.yml``: nothing is published to strangers, no secret stands in it, whatever runs is watched."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest

from cli.main import cli
from tests.compose.installation import (
    FETCHED,
    OURS,
    ROOT,
    SECRETS,
    SERVICES,
    composed,
    make_secrets,
    pinned,
    settings_read,
)
from tests.databases import Databases, run
from web import serving
from web.people.settings import PeopleSettings
from web.settings import Settings, require_loopback

ONE_SHOT = {name for name, one in SERVICES.items() if one["restart"] == "no"}
RUNNING = sorted(SERVICES.keys() - ONE_SHOT)
_SECRET = re.compile("PASSWORD|SECRET|API_KEY|DATABASE_URL")


def seconds(text: str) -> int:
    return int(text[:-1]) * {"s": 1, "m": 60}[text[-1]]


def megabytes(text: str) -> int:
    return int(text[:-1]) * {"m": 1, "g": 1024}[text[-1].lower()]


def words(command: Any) -> str:
    return " ".join(command)


def test_the_services_are_those_of_an_installation() -> None:
    assert RUNNING == ["elasticsearch", "postgres", "proxy", "web", "worker"]
    assert {"secrets", "search-account", "setup", "arkiv"} == ONE_SHOT


@pytest.mark.parametrize("name", RUNNING)
def test_what_runs_is_watched_started_again_bounded_and_given_time_to_end(name: str) -> None:
    service = SERVICES[name]

    check = service["healthcheck"]
    assert check["test"][0] in ("CMD", "CMD-SHELL")
    assert seconds(check["timeout"]) <= seconds(check["interval"])
    assert "start_period" in check
    assert service["restart"] == "unless-stopped"
    assert seconds(service["stop_grace_period"]) > 10, "what Docker gives by itself"


@pytest.mark.parametrize("name", SERVICES)
def test_memory_processes_and_logs_of_each_are_bounded(name: str) -> None:
    service = SERVICES[name]

    assert 0 < service["pids_limit"] <= 1024
    assert 0 < megabytes(service["mem_limit"]) <= 2048
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", SERVICES)
def test_none_has_a_capability_and_all_but_elasticsearch_write_nowhere_but_in_volumes(name: str) -> None:
    service = SERVICES[name]

    assert service["cap_drop"] == ["ALL"]
    assert service.get("read_only", False) is (name != "elasticsearch")


def test_only_the_proxy_is_published_and_on_loopback_only() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert ports == {"proxy": ["127.0.0.1:8000:8080", "127.0.0.1:8443:8443"]}
    assert not any("host" in service.get("network_mode", "") for service in SERVICES.values())
    assert composed()["networks"]["inside"] == {"internal": True}
    assert [name for name, one in SERVICES.items() if "outgoing" in one.get("networks", ())] == ["web", "proxy"]
    assert "inside" not in SERVICES["proxy"]["networks"], "it cannot reach the databases"


def test_only_one_is_root_and_it_has_no_network() -> None:
    users = {name: one["user"] for name, one in SERVICES.items() if "user" in one}

    assert users == {"secrets": "0:0", "search-account": "1000:1000", "postgres": "999:999", "proxy": "101:101"}
    assert [name for name, one in SERVICES.items() if "cap_add" in one] == ["secrets"]
    assert SERVICES["secrets"]["network_mode"] == "none"
    assert not any(one.get("privileged") for one in SERVICES.values())


def test_our_image_is_built_once_and_never_fetched() -> None:
    assert [name for name, one in SERVICES.items() if "build" in one] == ["secrets"]
    assert {one["pull_policy"] for one in OURS.values()} == {"never"}
    assert SERVICES["secrets"].get("depends_on") is None, "it is started first"


@pytest.mark.parametrize("name", FETCHED)
def test_what_is_fetched_is_the_same_on_every_machine(name: str) -> None:
    image, tag = pinned(FETCHED[name])

    assert re.fullmatch(r"\d+(\.\d+)+", tag), f"{image} is named by its whole version, for those who read it"


def test_a_secret_is_named_by_its_file_only(tmp_path: Path) -> None:
    made = make_secrets(tmp_path)

    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if _SECRET.search(variable):
                assert variable.endswith("_FILE"), f"{name}: {variable}"
            if variable.endswith("_FILE") and value != "/dev/null":  # none
                folder, _, file = value.rpartition("/")
                assert (folder, file in made) == (SECRETS, True), f"{name}: {variable}"


@pytest.mark.parametrize("name", OURS)
def test_every_setting_is_one_that_the_program_reads(name: str) -> None:
    named = {one for one in OURS[name].get("environment", {}) if one.startswith("FORUMARKIV_")}

    assert named - settings_read() == set()


@pytest.mark.parametrize("name", sorted(OURS.keys() - {"secrets", "search-account"}))
def test_the_settings_lead_to_the_servers_with_the_passwords_that_these_have(name: str, tmp_path: Path) -> None:
    made = make_secrets(tmp_path)
    environment = {key: value.replace(SECRETS, str(tmp_path)) for key, value in OURS[name]["environment"].items()}

    settings = Settings.from_env(environment)

    assert settings.database_url == f"postgresql://arkiv:{made['database_password']}@postgres:5432/arkiv"
    assert SERVICES["postgres"]["environment"]["ARKIV_PASSWORD_FILE"] == f"{SECRETS}/database_password"
    assert SERVICES["postgres"]["environment"]["POSTGRES_USER"] == "postgres", "who may do everything"
    assert settings.search is not None
    assert settings.search.url == "http://elasticsearch:9200"
    assert (settings.search.user, settings.search.password) == ("forumarkiv", made["search_password"])
    assert made["search_password"] == made["search_account_password"] != made["elastic_password"]
    assert settings.people == PeopleSettings(True, "http://127.0.0.1:8000", proxies=1)


def test_whoever_asks_must_sign_in_and_the_proxy_leads_to_where_the_archive_listens() -> None:
    settings = Settings.from_env({k: v for k, v in OURS["web"]["environment"].items() if not k.endswith("_FILE")
                                  and not k.startswith("FORUMARKIV_SEARCH")})  # fmt: skip

    require_loopback(settings)
    assert (settings.host, settings.port, settings.allow_remote) == ("0.0.0.0", 8000, False)
    assert settings.people.public_url == f"http://{SERVICES['proxy']['ports'][0].rpartition(':')[0]}"
    for name in ("plain", "tls"):
        assert "set $archive http://web:8000;" in (ROOT / f"deploy/nginx/{name}.conf").read_text(encoding="utf-8")
    assert 'http://127.0.0.1:8000/readyz"' in words(OURS["web"]["healthcheck"]["test"])


def test_the_commands_are_those_of_the_program() -> None:
    said = {name: words(service["command"]) for name, service in OURS.items()}

    assert said["web"] == "gunicorn --config python:web.serving"
    assert said["secrets"] == f"compose-secrets {SECRETS}"
    assert OURS["arkiv"]["entrypoint"] == ["arkiv"]
    called = re.findall(r"arkiv (\S+)((?: --\S+)*)", f"{said['setup']} && {said['worker']}")
    assert [command for command, _ in called] == ["init", "status", "worker"]
    for command, options in called:
        made = cli.get_command(click.Context(cli), command)
        assert made is not None
        known = {option for parameter in made.params for option in parameter.opts}
        assert set(options.split()) <= known


def test_whatever_is_waited_for_exists_and_can_come_true() -> None:
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            wanted = "service_completed_successfully" if other in ONE_SHOT else "service_healthy"
            assert how == {"condition": wanted}, f"{name} waits for {other}"
    assert SERVICES["setup"]["depends_on"].keys() == {"postgres"}
    assert all("setup" in SERVICES[name]["depends_on"] for name in ("web", "worker", "arkiv"))
    assert "search-account" in SERVICES["worker"]["depends_on"], "it makes the index"


def test_every_volume_that_is_declared_is_used_and_every_one_used_is_declared() -> None:
    mounts = [mount.split(":") for one in SERVICES.values() for mount in one["volumes"] if ":" in mount]

    assert {mount[0] for mount in mounts if mount[0][0] not in "./"} == composed()["volumes"].keys()
    for place, *_, how in (mount for mount in mounts if mount[0].startswith("./")):
        assert ((ROOT / place).exists(), how) == (True, "ro")
    for name in ("setup", "web", "worker", "arkiv"):
        assert "data:/data" in SERVICES[name]["volumes"], "all of them share the files of the archive"
    for name in SERVICES.keys() - {"secrets", "proxy"}:
        assert f"secrets:{SECRETS}:ro" in SERVICES[name]["volumes"]


def test_elasticsearch_is_of_the_major_version_that_its_client_speaks_to() -> None:
    image, tag = pinned(FETCHED["elasticsearch"])

    assert (image, tag.split(".")[0]) == ("elasticsearch", version("elasticsearch").split(".")[0])
    assert SERVICES["elasticsearch"]["environment"]["xpack.security.enabled"] == "true"


def test_the_heap_of_elasticsearch_leaves_half_to_the_rest() -> None:
    service = SERVICES["elasticsearch"]
    least, most = re.fullmatch(r"-Xms(\w+) -Xmx(\w+)", service["environment"]["ES_JAVA_OPTS"]).groups()  # type: ignore[union-attr]

    assert least == most
    assert megabytes(most) * 2 <= megabytes(service["mem_limit"])


def test_postgresql_is_of_the_major_version_that_the_tests_run_on(postgres: Databases) -> None:
    with postgres.one() as address:
        ((tested,),) = run(address, "SHOW server_version")

    image, tag = pinned(FETCHED["postgres"])
    assert (image, tag.split(".")[0]) == ("postgres", tested.split(".")[0])
    assert "postgres:/var/lib/postgresql" in SERVICES["postgres"]["volumes"], "where an image of 18 keeps its data"


def test_there_are_connections_for_every_thread_of_every_process() -> None:
    environment, command = OURS["web"]["environment"], SERVICES["postgres"]["command"]
    most = int(next(one for one in command if one.startswith("max_connections=")).partition("=")[2])
    processes = int(environment["WEB_CONCURRENCY"]) + 3  # the worker, the command line, the set-up step

    assert processes * (3 * serving.threads + 2) <= most, "log, generations and read models, a writer, one to spare"


def test_a_question_under_way_is_answered_before_docker_ends_the_server() -> None:
    assert serving.graceful_timeout < seconds(OURS["web"]["stop_grace_period"])
