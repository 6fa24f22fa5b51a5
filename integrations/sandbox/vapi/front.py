"""What a person sees and does at the stand-in: its page, calls to place, recordings to hear."""

import io
import wave

from flask import Blueprint, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from integrations.sandbox.vapi.calls import Asked, BadCall, Log, Switchboard
from integrations.sandbox.vapi.held import Held
from integrations.sandbox.vapi.script import default_script, own_tools

CALLER = "+393331234567"
RATE = 8000  # samples a second


def front(held: Held, switchboard: Switchboard, api_key: str) -> Blueprint:
    page = Blueprint("front", __name__, template_folder="templates")
    _calls(page, held, switchboard)

    @page.get("/")
    def index() -> str:
        assistants = held.newest_first("assistant")
        calls = held.newest_first("call")
        return render_template(
            "vapi.html",
            api_key=api_key,
            numbers=held.newest_first("phone-number")[::-1],
            assistants=[(one, own_tools(one, held)) for one in assistants],
            names={one["id"]: one.get("name") or one["id"] for one in assistants},
            calls=[(one, switchboard.logs.get(one["id"], Log())) for one in calls],
        )

    @page.get("/_sandbox/recordings/<call_id>.wav")
    def recording(call_id: str) -> ResponseReturnValue:
        """A second of silence, in parts where parts are asked for."""
        if held.get("call", call_id) is None:
            return jsonify(error="there is no such call"), 404
        return send_file(_silence(), mimetype="audio/wav", download_name=f"{call_id}.wav", conditional=True)

    return page


def _calls(page: Blueprint, held: Held, switchboard: Switchboard) -> None:
    @page.post("/_sandbox/calls")
    def place() -> ResponseReturnValue:
        """`{"assistantId" | "phoneNumberId", "customer", "script": [...]}`, see `calls.Asked` and `script`."""
        try:
            call = switchboard.place(Asked.of(request.get_json(silent=True)), request.host_url.rstrip("/"))
        except BadCall as problem:
            return jsonify(error=str(problem)), 400
        return jsonify({**call, **switchboard.logs[call["id"]].shown()}), 201

    @page.post("/_sandbox/calls/default")
    def place_default() -> ResponseReturnValue:
        """The button of the page: calls a number, or an assistant, and uses what it can do."""
        number_id, assistant_id = request.form.get("phoneNumberId"), request.form.get("assistantId")
        number = held.get("phone-number", number_id or "") or {}
        assistant = held.get("assistant", assistant_id or number.get("assistantId") or "")
        tools = own_tools(assistant, held) if assistant else held.newest_first("tool")
        caller = request.form.get("customer") or CALLER
        asked = Asked(caller, default_script(tools or []), assistant_id, number_id)
        try:
            switchboard.place(asked, request.host_url.rstrip("/"))
        except BadCall as problem:
            return jsonify(error=str(problem)), 400
        return redirect(url_for("front.index", _anchor="calls"), 303)


def _silence() -> io.BytesIO:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(2 * RATE))
    file.seek(0)
    return file
