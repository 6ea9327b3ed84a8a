package dev.bulwark.demo;

import java.nio.file.Path;

/**
 * Where the build leaves the finished programs.
 *
 * @param root the project's top folder
 */
public record Programs(Path root) {
    public Path server() {
        return root.resolve("telemetry-server/server/target/bulwark-server.jar");
    }

    public Path sampleApp() {
        return root.resolve("telemetry-server/sample-app/target/sample-app.jar");
    }

    public Path console() {
        return root.resolve("console-app/target/bulwark-console.jar");
    }
}
