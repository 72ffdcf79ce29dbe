"""Where an archive stands whose programs meet with faults: its folder, its database, its search engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.archive import Archive
from projections.reader import Reader
from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.service import SearchService
from web.settings import Settings


@dataclass(frozen=True)
class Installation:
    data_dir: Path
    database_url: str | None = None
    search: SearchServer | None = None

    @classmethod
    def from_env(cls) -> Installation:
        settings = Settings.from_env()
        return cls(settings.data_dir, settings.database_url, settings.search)

    @property
    def environ(self) -> Mapping[str, str]:
        """The settings of its programs."""
        search = "" if self.search is None else f"{self.search.url}/{self.search.prefix}"
        return {
            "FORUMARKIV_DATA_DIR": str(self.data_dir),
            "FORUMARKIV_DATABASE_URL": self.database_url or "",
            "FORUMARKIV_SEARCH_URL": search,
        }

    @property
    def engines(self) -> str:
        database = "SQLite" if self.database_url is None else "PostgreSQL"
        return f"{database} and {'the embedded index' if self.search is None else 'Elasticsearch'}"

    def archive(self) -> Archive:
        return Archive(self.data_dir, database_url=self.database_url)

    def searching(self, archive: Archive, reader: Reader) -> SearchService:
        home = None if self.search is None else ElasticHome(self.search, self.data_dir)
        return SearchService(archive, reader, home)
