"""Many documents: progress, resume, one machine or a cluster."""
