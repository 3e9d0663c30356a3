#!/bin/sh
# prepare.sh SOURCE FOLDER: makes the driver in FOLDER with the library of this
# Debian's packages, which are unpacked there and not installed.
set -eu
cd "$2"
if ! [ -e packages/usr/include/xapian.h ]; then
  rm -rf packages ./*.deb
  library=$(apt-cache depends libxapian-dev | sed -n 's/.*Depends: \(libxapian[0-9].*\)/\1/p')
  if [ -z "$library" ]; then
    apt-get update -q
    library=$(apt-cache depends libxapian-dev | sed -n 's/.*Depends: \(libxapian[0-9].*\)/\1/p')
  fi
  apt-get download -q libxapian-dev "$library"
  for package in ./*.deb; do dpkg -x "$package" packages; done
  rm ./*.deb
fi
library=$(dirname packages/usr/lib/*/libxapian.so)
g++ -O2 -std=c++17 -I packages/usr/include -o peer "$1" -L "$library" -lxapian -Wl,-rpath,"\$ORIGIN/$library" -lpthread
