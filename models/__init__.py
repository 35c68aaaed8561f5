"""The domain: one module a noun. Tables, the operations on them, read models and access policy."""
