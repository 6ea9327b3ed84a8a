package dev.bulwark.instrument.shipping;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The proxies that Java's own settings, or the application, name for addresses. */
final class Proxies {
    private Proxies() {}

    /** The first one; {@link Proxy#NO_PROXY} when there is none. */
    static Proxy of(URI server) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return Proxy.NO_PROXY;
        }
        List<Proxy> proxies = selector.select(withoutPin(server));
        return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
    }

    /** Where a proxy is; selectors give names that are still to be looked up. */
    static SocketAddress address(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress named && named.isUnresolved()
                ? new InetSocketAddress(named.getHostString(), named.getPort())
                : proxy.address();
    }

    private static URI withoutPin(URI server) {
        try {
            return new URI(server.getScheme(), server.getAuthority(), server.getPath(), server.getQuery(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
