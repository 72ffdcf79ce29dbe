"""What the API's answers look like, and what may be asked: every field described, for the OpenAPI document and CSV."""
