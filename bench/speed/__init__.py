"""Speed of our search beside named baselines, measured in one run on one machine."""
