package dev.bulwark.sample.http;

import java.util.List;

/** The routes of one feature. */
public interface Resource {
    List<Route> routes();
}
