// A process of its own that outlives a killed parent just long enough to end the parent's Java: its stdin closes when the parent dies, however it dies.
const pid = Number(process.argv[2]);

const end = (): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
  process.exit(0);
};

process.stdin.on('end', end).on('error', end).resume();
