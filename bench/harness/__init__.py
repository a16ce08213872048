"""What the benches of speed, quality and faults share: options, jobs, processes, reports."""
