"""What the installation says of itself: its folder, its secret, its database, its host names."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
}


def home() -> Path:
    """Folder of everything that this installation writes: ``TIENDO_VAR``, else ``var`` beside where it is started."""
    return Path(os.environ.get("TIENDO_VAR") or "var").resolve()


def secret_key(folder: Path) -> str:
    """``TIENDO_SECRET_KEY``, else a key made once and kept in ``folder``, readable by its owner alone.

    Two processes that start together agree on one key: the file is created exclusively and the loser reads the winner's.
    """
    given = os.environ.get("TIENDO_SECRET_KEY")
    if given:
        return given
    path = folder / "secret.key"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        written = folder / f"secret.{secrets.token_hex(6)}"
        written.touch(mode=0o600)
        written.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            os.link(written, path)
        except FileExistsError:
            pass
        finally:
            written.unlink()
    return path.read_text(encoding="ascii").strip()


def database(folder: Path) -> dict[str, Any]:
    """``DATABASE_URL`` (PostgreSQL), else SQLite in ``folder``: write-ahead log, writers take their turn from the start.

    Raises: ImproperlyConfigured for an address of anything but PostgreSQL.
    """
    url = os.environ.get("DATABASE_URL")
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured("DATABASE_URL: postgresql://người-dùng:mật-khẩu@máy:5432/tên")
    if url:
        server: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        # Questions of a page are many and small: translating each to machine code takes longer than answering it.
        server["OPTIONS"] = {"options": "-c jit=off", **server.get("OPTIONS", {})}
        return server
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "tiendo.sqlite3"),
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": 60,
        "TEST": {"NAME": str(folder / "test.sqlite3")},
    }


def hosts() -> list[str]:
    """Names under which the application answers: ``TIENDO_HOSTS`` (comma between), and always this machine."""
    given = [name.strip() for name in os.environ.get("TIENDO_HOSTS", "").split(",") if name.strip()]
    return [*given, "localhost", "127.0.0.1", "[::1]"]


def single_sign_on() -> dict[str, Any]:
    """The provider of ``TIENDO_OIDC`` (its address) as allauth takes it; empty when none is named.

    Raises: ImproperlyConfigured when the name or the secret that the provider gave this installation is missing.
    """
    server = text("TIENDO_OIDC")
    if not server:
        return {}
    client, secret = text("TIENDO_OIDC_CLIENT"), text("TIENDO_OIDC_SECRET")
    if not (client and secret):
        raise ImproperlyConfigured("TIENDO_OIDC: cần cả TIENDO_OIDC_CLIENT và TIENDO_OIDC_SECRET.")
    app = {
        "provider_id": "co-quan",
        "name": text("TIENDO_OIDC_NAME") or "tài khoản cơ quan",
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def flag(name: str) -> bool:
    """True when an environment variable says ``1``, ``true`` or ``yes``."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes"}


def text(name: str) -> str:
    """An environment variable without surrounding spaces; empty when it is not set."""
    return os.environ.get(name, "").strip()
