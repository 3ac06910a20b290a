"""A small OpenID Connect provider on this machine, for tests: it says who a person is without asking."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlparse

import jwt

CLIENT, SECRET = "tiendo", "mot-bi-mat-du-dai-cua-ban-thu-nghiem"


class Provider(ThreadingHTTPServer):
    """The provider and the person it answers for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.person = {"sub": "cb-17", "preferred_username": "hoa", "name": "Nông Thị Hoa (ví dụ)", "email": "hoa@example.org"}
        self.challenges: dict[str, str] = {}
        self.asked: list[str] = []
        self.broken = False


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.server.asked.append(path)
        given = {name: values[0] for name, values in parse_qs(query).items()}
        address = self.server.address
        if path == "/.well-known/openid-configuration":
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            known = {f"{name}_endpoint": f"{address}/{path}" for name, path in ends.items()}
            self._json({**known, "issuer": address, "jwks_uri": f"{address}/keys"})
        elif path == "/authorize":
            code = f"code-{len(self.server.challenges)}"
            self.server.challenges[code] = given["code_challenge"]
            self.send_response(302)
            self.send_header("Location", f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}")
            self.end_headers()
        elif path == "/userinfo":
            self._json(self.server.person)

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        proof = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if self.server.broken or self.server.challenges.pop(given["code"], "") != proof:
            self._json({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {**self.server.person, "iss": self.server.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, SECRET, "HS256")
        self._json({"access_token": "mot-lan", "token_type": "Bearer", "id_token": token})

    def _json(self, answer: object, status: int = 200) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Nothing: the output belongs to the tests."""


@contextmanager
def provider() -> Iterator[Provider]:
    """The provider, answering until the block ends."""
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def walk(client: object, address: str) -> object:
    """From the link on our page through the provider and back to us; the answer to the callback."""
    import urllib.request

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *given: object) -> None:
            return None

    away = client.get(address)["Location"]  # type: ignore[attr-defined]
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay())
    try:
        opener.open(away, timeout=5)
    except urllib.error.HTTPError as found:
        back = urlparse(found.headers["Location"])
        return client.get(f"{back.path}?{back.query}")  # type: ignore[attr-defined]
    raise AssertionError("the provider did not send the person back")
