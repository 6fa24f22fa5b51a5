"""How an application is let in: the page where the owner says yes or no, and the tokens that follow."""

import hmac
from urllib.parse import urlencode

from flask import Blueprint, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.square.api import prepare
from integrations.sandbox.square.calendar import written
from integrations.sandbox.square.grants import APPLICATION_ID, APPLICATION_SECRET, SELLER, Grant
from integrations.sandbox.square.refusals import Json, Refused, body_of, needed
from integrations.sandbox.square.shop import MERCHANT_ID
from integrations.sandbox.square.state import State


def blueprint(state: State) -> Blueprint:
    oauth = Blueprint("oauth", __name__, url_prefix="/oauth2", template_folder="templates")
    prepare(oauth, state)
    _page(oauth, state)
    _tokens(oauth, state)
    return oauth


def _page(oauth: Blueprint, state: State) -> None:
    @oauth.get("/authorize")
    def authorize() -> ResponseReturnValue:
        asked = request.args
        scopes = asked.get("scope", "MERCHANT_PROFILE_READ").split()
        address = asked.get("redirect_uri", "")
        if asked.get("client_id") != APPLICATION_ID or not address.startswith(("http://", "https://")):
            return "There is no such application, or the redirect URL is not one of its own.", 400
        if set(scopes) - set(SELLER):
            return f"Unknown scopes: {', '.join(sorted(set(scopes) - set(SELLER)))}", 400
        return render_template("square_consent.html", scopes=scopes, asked=asked)

    @oauth.post("/authorize")
    def decide() -> ResponseReturnValue:
        said = request.form
        if said.get("answer") == "allow":
            code = state.grants.consent(tuple(said["scope"].split()), said["redirect_uri"])
            answer = {"code": code, "response_type": "code"}
        else:
            answer = {"error": "access_denied", "error_description": "user_denied"}
        address = said["redirect_uri"]
        joined = "&" if "?" in address else "?"
        return redirect(f"{address}{joined}{urlencode(answer | {'state': said.get('state', '')})}", 303)


def _tokens(oauth: Blueprint, state: State) -> None:
    @oauth.post("/token")
    def token() -> ResponseReturnValue:
        keys = ("grant_type", "code", "redirect_uri", "refresh_token", "scopes", "short_lived", "code_verifier")
        body = body_of("client_id", "client_secret", *keys)
        needed(body, "client_id", "grant_type")
        if body["client_id"] != APPLICATION_ID or not _is_secret(body.get("client_secret")):
            raise Refused("UNAUTHORIZED", "The application or its secret is not known.")
        return jsonify(_answer(_grant(state, body)))

    @oauth.post("/token/status")
    def status() -> ResponseReturnValue:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise Refused("UNAUTHORIZED", "This request could not be authorized.")
        grant = state.grants.of(given)
        return jsonify(
            scopes=list(grant.scopes),
            expires_at=written(grant.expires_at),
            client_id=APPLICATION_ID,
            merchant_id=MERCHANT_ID,
        )

    @oauth.post("/revoke")
    def revoke() -> ResponseReturnValue:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        body = body_of("client_id", "access_token", "merchant_id", "revoke_only_access_token")
        if scheme != "Client" or not _is_secret(secret) or body.get("client_id") != APPLICATION_ID:
            raise Refused("UNAUTHORIZED", "The application or its secret is not known.")
        if bool(body.get("access_token")) == bool(body.get("merchant_id")):
            raise Refused("CONFLICTING_PARAMETERS", "Either access_token or merchant_id.")
        if body.get("access_token"):
            state.grants.of(body["access_token"])
        elif body["merchant_id"] != MERCHANT_ID:
            raise Refused("NOT_FOUND", "Merchant not found.")
        state.grants.revoke_all()
        return jsonify(success=True)


def _grant(state: State, body: Json) -> Grant:
    if body["grant_type"] == "authorization_code":
        needed(body, "code")
        return state.grants.exchange(body["code"], body.get("redirect_uri"))
    if body["grant_type"] == "refresh_token":
        needed(body, "refresh_token")
        return state.grants.renew(body["refresh_token"], body.get("scopes"))
    raise Refused("BAD_REQUEST", "The grant type is not known.", "grant_type")


def _answer(grant: Grant) -> Json:
    return {
        "access_token": grant.access_token,
        "token_type": "bearer",
        "expires_at": written(grant.expires_at),
        "merchant_id": MERCHANT_ID,
        "refresh_token": grant.refresh_token,
        "short_lived": False,
    }


def _is_secret(given: object) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), APPLICATION_SECRET.encode())
