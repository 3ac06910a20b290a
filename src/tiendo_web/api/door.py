"""The API itself: who comes in, how often, how answers are marked, and what each refusal looks like."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router, Schema
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from tiendo_web.record.actions import Action, ActionError, NotFound, NotPermitted, Stale
from tiendo_web.record.actions.tokens import digest
from tiendo_web.record.models import ApiToken, User

LIMIT = AuthRateThrottle("600/m")
"""Requests of one token in one server process."""


class Problem(Schema):
    """Why a request was not carried out."""

    detail: str
    field: str = ""


class Faults(Schema):
    """What in the request does not fit its description."""

    detail: list[dict[str, Any]]


PROBLEMS: dict[int, Any] = {400: Problem, 401: Problem, 404: Problem, 422: Faults, 429: Problem}
"""Answers that every address with a token may give."""
WRITING: dict[int, Any] = {**PROBLEMS, 403: Problem, 409: Problem}
"""Answers that a change may give besides: not permitted; not as things stand, or changed by somebody since it was seen."""


class Token(HttpBearer):
    """``Authorization: Bearer tiendo_…``: the program's account, while token and account hold."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The account; ``None`` for a token that opens nothing."""
        held = (
            ApiToken.objects.filter(secret=digest(token), revoked=None, expires__gte=timezone.localdate(), account__is_active=True)
            .select_related("account")
            .first()
        )
        if held is None:
            return None
        request.user = held.account
        return held.account


class Api(NinjaAPI):
    """Adds an ETag to what was read; the same answer again is 304 without a body."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """The answer, or 304 when the program holds it already."""
        response = super().create_response(request, data, **kwargs)
        if request.method == "GET" and response.status_code == 200:
            tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            if tag in request.headers.get("If-None-Match", ""):
                response = HttpResponse(status=304)
            response["ETag"] = tag
        return response


api = Api(
    title="Tiendo",
    version="1",
    description="Đọc và ghi sổ số liệu qua cùng những việc và cùng quyền như trên màn hình.",
    urls_namespace="api",
    docs_url=None,
    auth=Token(),
    throttle=[LIMIT],
)


router = Router()
"""Reading and changing share one router: an address has one place, whatever the method."""


def carry_out(request: HttpRequest, action: Action[Any]) -> Any:
    """Run an action as the program's account. Raises: ActionError, answered below."""
    if not isinstance(request.user, User):
        raise HttpError(401, _("Cần mã truy cập."))
    return action.run(request.user, via="api")


_STATUS: dict[type[ActionError], int] = {NotFound: 404, NotPermitted: 403, Stale: 409}


@api.exception_handler(ActionError)
def _refused(request: HttpRequest, error: ActionError) -> HttpResponse:
    said = {"detail": str(error), "field": getattr(error, "field", "")}
    return api.create_response(request, said, status=_STATUS.get(type(error), 409))


@api.exception_handler(ValidationError)
def _unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [{"loc": [str(part) for part in fault["loc"]], "msg": str(fault["msg"])} for fault in error.errors]
    return api.create_response(request, {"detail": faults}, status=422)
