"""The data snapshot: City & Hackney's page of twelve questions, computed again for any period (`domain.md` 6)."""
