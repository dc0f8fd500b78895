/** Prints `name value` lines on who it is and what it sees; only what the shell can do by itself, to be quick. */
export const IDENTITY_SCRIPT = `
while read -r name value rest; do
  case $name in Uid:) echo "uid $value";; NoNewPrivs:) echo "no_new_privs $value";; Seccomp:) echo "seccomp $value";; CapBnd:) echo "capabilities $value";; esac
done < /proc/self/status
echo "parent $PPID"
set -- /proc/[0-9]*; echo "processes $#"
while read -r name rest; do case $name in *:) echo "interface $name";; esac; done < /proc/net/dev
(echo x > /usr/x) 2>/dev/null && echo "usr written"
(echo x > /dev/x) 2>/dev/null && echo "dev written"
(echo x > /work/x) 2>/dev/null && echo "work written"
[ -e /sys/kernel ] && echo "sys seen"
[ -e /var/run/secrets/kubernetes.io ] && echo "token seen"
head -c 200000 /dev/zero > /tmp/fill 2>/dev/null || echo "tmp full"
unshare -U true 2>/dev/null && echo "namespace made"
/bin/bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>&1 | while read -r line; do echo "socket $line"; done
`;

/** Uses twice the memory of its limit. */
export const MEMORY_SCRIPT = "head -c 64000000 /dev/zero | tail -c 64000000 > /dev/null && echo survived";

/** Counts the processes it could start. The shell's own words on the refusal are of no interest. */
export const PROCESSES_SCRIPT = "i=0; while [ $i -lt 40 ]; do sleep 2 & i=$((i+1)); echo started; done 2>/dev/null";

/** Uses all the CPU it gets. */
export const SPIN_SCRIPT = "while :; do :; done";
