package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.Regression.Kind;

/**
 * What is measured.
 *
 * @param name the endpoint, or the hash of the statement
 */
record Measured(String app, Kind kind, String name) {}
