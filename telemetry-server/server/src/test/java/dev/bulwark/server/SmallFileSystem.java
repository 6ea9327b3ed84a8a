package dev.bulwark.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A real file system of a few mebibytes that can be filled. Needs a machine on which the test may mount one. */
final class SmallFileSystem implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path root;
    private final Path filler;

    private SmallFileSystem(Path root) {
        this.root = root;
        this.filler = root.resolve("filler");
    }

    /** Skips the test where nothing may be mounted. */
    static SmallFileSystem mount(Path at, int mebibytes) throws IOException, InterruptedException {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "bulwark-test", at.toString());
        assumeTrue(mounted, "this machine does not let a test mount a small file system");
        return new SmallFileSystem(at);
    }

    Path data() {
        return root.resolve("data");
    }

    /** Makes it so full, by what it holds now and a file beside it. */
    void fillTo(int percent) throws IOException {
        empty();
        FileStore store = Files.getFileStore(root);
        long wanted = store.getTotalSpace() * percent / 100 - (store.getTotalSpace() - store.getUnallocatedSpace());
        write(wanted);
    }

    /** Takes all but so many bytes of what is left. */
    void leave(long bytes) throws IOException {
        write(Files.getFileStore(root).getUsableSpace() - bytes);
    }

    /** Takes the file beside it away. */
    void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    private void write(long bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (long left = bytes; left > 0; left -= BLOCK) {
                out.write(ByteBuffer.allocate((int) Math.min(BLOCK, left)));
            }
        } catch (IOException full) {
            if (Files.getFileStore(root).getUsableSpace() > BLOCK) {
                throw full;
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", root.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
