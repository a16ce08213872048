"""Web pages: what they say of their article, where its text is, whether there is one."""
