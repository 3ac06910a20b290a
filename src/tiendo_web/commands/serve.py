"""``tiendo serve``: the web application and its worker on the record of this installation. Never makes an account."""

from __future__ import annotations

import argparse
import sys

from tiendo.cli.command import Say

from .start import database_ready, django_ready, static_ready
from .supervisor import Supervisor, free_port, wait_ready


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``--host``, ``--port``."""
    parser.add_argument("--host", default="127.0.0.1", help=say("địa chỉ để mở (mặc định chỉ máy này)", "address to listen on"))
    parser.add_argument("--port", type=int, default=8000, help=say("cổng (mặc định 8000)", "port (8000)"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Serve until Ctrl-C or SIGTERM. Exit code 2 when it cannot start."""
    django_ready()
    from tiendo_web.record.models import User

    applied = database_ready()
    if applied:
        sys.stderr.write(say(f"Đã nâng cơ sở dữ liệu: {applied} bước.\n", f"Database brought up to date: {applied} steps.\n"))
    static_ready()
    if not User.objects.exists():
        sys.stderr.write(
            say(
                "Chưa có tài khoản. Tạo người quản trị đầu tiên: tiendo account TÊN --unit 'Tỉnh …' --role administrator\n",
                "No account yet. Make the first administrator: tiendo account NAME --unit 'Tỉnh …' --role administrator\n",
            )
        )
    return serve(options.host, options.port, {}, say)


def serve(host: str, wanted: int, environment: dict[str, str], say: Say, *, then: str = "") -> int:
    """Start server and worker, print the address when it answers, wait. Args: then: lines printed after the address."""
    try:
        port = free_port(host, wanted)
    except OSError as error:
        sys.stderr.write(say(f"Không mở được cổng {wanted} ở {host}: {error}\n", f"Cannot listen on {host}:{wanted}: {error}\n"))
        return 2
    if port != wanted:
        sys.stderr.write(
            say(f"Cổng {wanted} đang có chương trình khác dùng; mở cổng {port}.\n", f"Port {wanted} is busy; using {port}.\n")
        )
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    supervisor = Supervisor(environment, host, port)
    shown = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - the address to ask, not one to listen on
    if not wait_ready(shown, supervisor.alive):
        supervisor.end()
        sys.stderr.write(say("Ứng dụng không khởi động được; xem các dòng trên.\n", "The application did not start; see above.\n"))
        return 2
    print(f"{address}\n{then}" if then else address, flush=True)
    sys.stderr.write(say("Dừng: Ctrl-C\n", "Stop: Ctrl-C\n"))
    code = supervisor.run()
    sys.stderr.write(say("Đã dừng.\n", "Stopped.\n"))
    return code
