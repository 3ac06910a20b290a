"""What is shipped to install Tiendo: the wheelhouse, the unit of systemd, the container."""
