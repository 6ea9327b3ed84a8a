package dev.bulwark.model.performance;

/**
 * What is usual for an endpoint at an hour of the day, learnt from the days before.
 *
 * @param hour 0 to 23, UTC
 * @param days on how many days it had requests at that hour
 * @param requests median of these
 * @param p95 median of the p95 of these, in microseconds
 * @param p95Limit beyond which a p95 is unusual, in microseconds
 */
public record HourBaseline(int hour, int days, long requests, long p95, long p95Limit) {}
