package dev.bulwark.system;

import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat in a process of its own that runs one unpacked war at the root path. */
public final class TomcatMain {
    private TomcatMain() {}

    /** Arguments: the war's folder, the port. */
    public static void main(String[] args) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(args[0]).resolveSibling("tomcat").toString());
        tomcat.setPort(Integer.parseInt(args[1]));
        tomcat.getConnector();
        tomcat.addWebapp("", args[0]);
        tomcat.start();
        tomcat.getServer().await();
    }
}
