"""Every setting, read once from `POLICYGRAPH_*` environment variables; command-line flags win."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def _split(value: object) -> object:
    return (
        tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
    )


class Settings(BaseSettings):
    """The service's settings. `docs/settings.md` is written from these descriptions."""

    model_config = SettingsConfigDict(env_prefix="POLICYGRAPH_", extra="ignore", frozen=True)

    host: str = Field(
        "127.0.0.1", description="Address to bind to. Any but a loopback one needs ADMIN_TOKEN."
    )
    port: int = Field(8000, ge=0, le=65535, description="Port to bind to.")
    data: Path = Field(Path("data"), description="Data folder: the graph, its snapshots and indexes.")
    seeds: str = Field(
        "seeds",
        description="Folder of documents put into an empty data folder at its first start, or `none`.",
    )
    base_iri: str = Field(
        "http://127.0.0.1:8000", description="Start of every IRI; fixed at a folder's first start."
    )
    store: str = Field("", description="Query address of a SPARQL 1.1 server; empty: the embedded store.")
    store_update: str = Field("", description="Update address of that server.")
    store_user: str = Field("", description="User name for that server.")
    store_password: SecretStr = Field(SecretStr(""), description="Password for that server.")
    admin_token: SecretStr = Field(SecretStr(""), description="Bearer token that writing needs.")
    read_token: SecretStr = Field(SecretStr(""), description="Bearer token that reading needs, if set.")
    query_timeout: float = Field(30.0, gt=0, description="Time limit of a query or update, in seconds.")
    query_workers: int = Field(
        max(2, os.cpu_count() or 2), ge=1, description="Processes that answer queries."
    )
    extract_workers: int = Field(
        max(1, (os.cpu_count() or 2) // 2),
        ge=1,
        description="Processes that read documents (about 700 MB of memory each).",
    )
    max_body_bytes: int = Field(64 * 2**20, gt=0, description="Largest request body, in bytes.")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Origins of other web pages that may call the service, comma-separated."
    )
    federation_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Hosts that SERVICE and LOAD may reach, comma-separated."
    )
    fetch_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Hosts that documents may be fetched from though not public, comma-separated."
    )
    publish_text: bool = Field(True, description="Serve whole texts; `no`: sentences of evidence only.")
    log_format: Literal["console", "json"] = Field("console", description="Form of the log lines.")
    llm_url: str = Field("", description="Address of an OpenAI-compatible chat service; empty: none.")
    llm_model: str = Field("", description="Model name there.")
    llm_key: SecretStr = Field(SecretStr(""), description="Key for it.")
    union_default_graph: bool = Field(
        True, description="Queries see the merged graph as default graph; `no`: the stored one, unprotected."
    )

    @field_validator("cors_origins", "federation_hosts", "fetch_hosts", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return _split(value)

    @field_validator("base_iri")
    @classmethod
    def _no_slash_at_the_end(cls, value: str) -> str:
        return value.rstrip("/")

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK
