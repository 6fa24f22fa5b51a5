"""The restaurant's assistant at Vapi: what it is told and given, and how it gets there."""
