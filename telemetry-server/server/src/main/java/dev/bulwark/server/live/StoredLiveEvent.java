package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.store.WireName;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A pushed event in the outbox. Belongs to the thread that read it. */
public final class StoredLiveEvent {
    private final long position;
    private final LiveKind kind;
    private final @Nullable String tenant;
    private final String data;
    private byte @Nullable [] frame;

    StoredLiveEvent(long position, LiveKind kind, @Nullable String tenant, String data) {
        this.position = position;
        this.kind = kind;
        this.tenant = tenant;
        this.data = data;
    }

    /** Its number: later commits have larger ones. */
    public long position() {
        return position;
    }

    public LiveKind kind() {
        return kind;
    }

    /** Whose it is; null for what only those may see who see all tenants. */
    public @Nullable String tenant() {
        return tenant;
    }

    /** JSON on one line. */
    public String data() {
        return data;
    }

    /** The bytes that all readers of all tenants get, made once for all of them. Not to be changed. */
    byte[] frame() {
        if (frame == null) {
            frame = frame(kind, Long.toString(position), data);
        }
        return frame;
    }

    /** An event as it goes over the wire. */
    static byte[] frame(LiveKind kind, String id, String data) {
        String text = "id: " + id + "\nevent: " + WireName.of(kind) + "\ndata: " + data + "\n\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
