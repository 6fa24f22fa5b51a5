"""Vapi: the assistants that answer the phone, their tools, their numbers and their calls."""
