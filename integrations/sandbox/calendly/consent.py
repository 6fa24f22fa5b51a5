"""The stand-in's sign-in: a page where the owner says yes or no, and the endpoints for tokens."""

import hmac
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calendly.grants import CLIENT_ID, CLIENT_SECRET, SCOPES, Grants

GONE = (
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the"
    " authorization request, or was issued to another client."
)
UNKNOWN_CLIENT = "Client authentication failed due to unknown client, no client authentication included."
BAD_SCOPE = "The requested scope is invalid, unknown, or malformed."


def blueprint(grants: Grants, faults: fault_switches.Faults) -> Blueprint:
    auth = Blueprint("auth", __name__, url_prefix="/oauth", template_folder="templates")
    fault_switches.attach(auth, faults, {})
    _of_browser(auth, grants)

    @auth.post("/token")
    def token() -> ResponseReturnValue:
        given = request.authorization
        if given is None or not _is_app(given.username, given.password):
            return jsonify(error="invalid_client", error_description=UNKNOWN_CLIENT), 401
        form = request.form
        if form.get("grant_type") == "authorization_code":
            made = grants.exchange(form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier"))
        elif form.get("grant_type") == "refresh_token":
            made = grants.refresh(form.get("refresh_token", ""))
        else:
            return jsonify(error="unsupported_grant_type", error_description="The grant type is not supported."), 400
        return jsonify(made) if made else (jsonify(error="invalid_grant", error_description=GONE), 400)

    @auth.post("/revoke")
    def revoke() -> ResponseReturnValue:
        if not _is_app(request.form.get("client_id"), request.form.get("client_secret")):
            return jsonify(error="unauthorized_client", error_description=UNKNOWN_CLIENT), 403
        if not grants.revoke(request.form.get("token", "")):
            return jsonify(error="invalid_request", error_description="There is no such token."), 400
        return jsonify({})

    @auth.post("/introspect")
    def introspect() -> ResponseReturnValue:
        if not _is_app(request.form.get("client_id"), request.form.get("client_secret")):
            return jsonify(error="invalid_client", error_description=UNKNOWN_CLIENT), 401
        return jsonify(grants.described(request.form.get("token", "")))

    return auth


def _of_browser(auth: Blueprint, grants: Grants) -> None:
    @auth.get("/authorize")
    def authorize() -> ResponseReturnValue:
        asked, back = request.args, request.args.get("redirect_uri", "")
        if trouble := _trouble(asked.get("client_id"), back, asked.get("response_type")):
            return render_template("calendly_consent.html", trouble=trouble), 400
        scopes, state = asked.get("scope", "").split(), asked.get("state")
        if not scopes or not set(scopes) <= set(SCOPES):
            return _back(back, error="invalid_scope", error_description=BAD_SCOPE, state=state)
        if asked.get("code_challenge") and asked.get("code_challenge_method") != "S256":
            return _back(back, error="invalid_request", state=state)
        return render_template("calendly_consent.html", scopes=scopes, asked=asked, host=urlsplit(back).netloc)

    @auth.post("/authorize")
    def decide() -> ResponseReturnValue:
        form = request.form
        if trouble := _trouble(form.get("client_id"), form.get("redirect_uri", ""), "code"):
            return render_template("calendly_consent.html", trouble=trouble), 400
        if form.get("decision") != "allow":
            denied = "The resource owner or authorization server denied the request."
            return _back(form["redirect_uri"], error="access_denied", error_description=denied, state=form.get("state"))
        code = grants.approve(form.get("scope", ""), form["redirect_uri"], form.get("code_challenge") or None)
        return _back(form["redirect_uri"], code=code, state=form.get("state"))


def _trouble(client_id: str | None, redirect_uri: str, response_type: str | None) -> str | None:
    """What is wrong with a request that must not be sent back to where it came from."""
    if client_id != CLIENT_ID:
        return "This app is not known here: the client id is another."
    parts = urlsplit(redirect_uri)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "The address to return to is no web address."
    return None if response_type == "code" else "Only the response type “code” is known here."


def _back(redirect_uri: str, **said: str | None) -> ResponseReturnValue:
    mark = "&" if urlsplit(redirect_uri).query else "?"
    return redirect(redirect_uri + mark + urlencode({name: text for name, text in said.items() if text}), 302)


def _is_app(client_id: str | None, client_secret: str | None) -> bool:
    given = f"{client_id}:{client_secret}".encode()
    return hmac.compare_digest(given, f"{CLIENT_ID}:{CLIENT_SECRET}".encode())
