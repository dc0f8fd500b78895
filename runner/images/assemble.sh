#!/bin/sh
# Lays out the root of a sandbox's image in the folder named: this system's /usr, and of the rest only what programs need.
# The same files as a sandbox of the local engine has (lib/sandboxes/local/host-layout.ts), so that programs see no difference.
set -eu
root=$1
mkdir -p "$root/etc" "$root/work" "$root/tmp" "$root/proc" "$root/dev"
chmod 1777 "$root/work" "$root/tmp"

cp -a /usr /podium "$root/"
for name in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$name" ]; then cp -a "/$name" "$root/$name"; fi
done

# Nobody installs packages in a sandbox. Licences stay.
cd "$root/usr"
rm -rf local src etc lib/apt lib/dpkg bin/apt* bin/dpkg* share/man share/info share/locale share/lintian share/bug
find share/doc -type f ! -name copyright -delete
find share/doc -type l ! -name copyright -delete
find share/doc -type d -empty -delete
mkdir local
find . -xdev -perm /6000 -exec chmod a-s {} +

cd "$root/etc"
cp -a /etc/ld.so.cache /etc/alternatives .
# What tools read outside /usr: hostFiles of lib/languages/*/language.ts. The runner takes what is listed into sandboxes.
: > "$root/podium/paths"
for path in /etc/php /etc/R /etc/fonts /etc/mono /etc/java-17-openjdk /etc/matplotlibrc /var/lib/ghc /var/lib/gems; do
  if [ -e "$path" ]; then
    mkdir -p "$root$(dirname "$path")"
    cp -a "$path" "$root$path"
    echo "$path" >> "$root/podium/paths"
  fi
done
echo 'user:x:1000:1000:user:/work:/bin/bash' > passwd
echo 'nobody:x:65534:65534:nobody:/:/usr/sbin/nologin' >> passwd
printf 'user:x:1000:\nnogroup:x:65534:\n' > group
printf 'passwd: files\ngroup: files\nhosts: files\n' > nsswitch.conf
