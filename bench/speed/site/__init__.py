"""Speed of the site's pages beside those of another commit, over real servers, in one run."""
