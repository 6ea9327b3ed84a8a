package dev.bulwark.server.retention;

/**
 * What the server does as the disk of its data directory fills.
 *
 * @param warnPercent from here on its health says so
 * @param shedPercent from here on what is worth least is not taken in
 * @param refusePercent from here on nothing is taken in, it is unhealthy, and the reserve is given up; the three rise, from 1 to 99
 * @param reserveMebibytes kept for what must be written on a full disk, at most a twentieth of the disk; 0 to 1024
 */
public record DiskSettings(int warnPercent, int shedPercent, int refusePercent, int reserveMebibytes) {
    private static final int MEBIBYTE = 1024 * 1024;

    public DiskSettings {
        if (warnPercent < 1 || warnPercent >= shedPercent || shedPercent >= refusePercent || refusePercent > 99) {
            throw new IllegalArgumentException(
                    "warnPercent, shedPercent and refusePercent of the disk must rise, from 1 to 99");
        }
        if (reserveMebibytes < 0 || reserveMebibytes > 1024) {
            throw new IllegalArgumentException("reserveMebibytes must be 0 to 1024");
        }
    }

    public static DiskSettings defaults() {
        return new DiskSettings(85, 92, 97, 64);
    }

    long reserveBytes() {
        return (long) reserveMebibytes * MEBIBYTE;
    }
}
