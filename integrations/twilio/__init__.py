"""Texts through Twilio. `client` calls them, `webhooks` reads what they call us with."""
