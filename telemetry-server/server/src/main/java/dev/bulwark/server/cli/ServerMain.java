package dev.bulwark.server.cli;

/** Where the program starts. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) {
        System.exit(ServerCli.run(arguments));
    }
}
