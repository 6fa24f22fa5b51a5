"""The two contracts the tools speak: plain JSON, and Vapi's envelope."""
