package dev.bulwark.instrument.measure;

/** Something whose level is measured now and then. */
@FunctionalInterface
public interface GaugeSource {
    /** Tells the current levels; may leave out what is not known. */
    void read(GaugeSink sink);
}
