use std::fs;

/// Bytes a program can still have: of the machine, and of the group of programs this one is limited with.
pub(crate) fn free_memory() -> Option<u64> {
    let read = |file: &str| fs::read_to_string(file).ok();
    let machine = available(&read("/proc/meminfo")?)?;
    let limited = read("/sys/fs/cgroup/memory.max").zip(read("/sys/fs/cgroup/memory.current"));
    Some(limited.and_then(|(most, used)| left(&most, &used)).map_or(machine, |left| left.min(machine)))
}

fn available(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// None where there is no limit.
fn left(most: &str, used: &str) -> Option<u64> {
    let [most, used] = [most, used].map(|number| number.trim().parse::<u64>().ok());
    Some(most?.saturating_sub(used?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_writes_down_is_read() {
        let meminfo = "MemTotal:       24683656 kB\nMemFree:  1 kB\nMemAvailable:   2048 kB\n";
        assert_eq!(available(meminfo), Some(2 << 20));
        assert_eq!(available("MemTotal: 1 kB\n"), None);
        assert_eq!(left("1000\n", "400\n"), Some(600));
        assert_eq!(left("1000\n", "1400\n"), Some(0));
        assert_eq!(left("max\n", "400\n"), None);
    }
}
