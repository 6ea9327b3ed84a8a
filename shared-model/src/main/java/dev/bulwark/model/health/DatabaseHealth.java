package dev.bulwark.model.health;

/**
 * The monitored applications' databases, all pools together (HEALTH-2).
 *
 * @param active connections in use
 * @param idle connections open and free
 * @param pending threads waiting for one
 * @param max connections that the pools may open
 * @param slowStatementsLastHour executions beyond the limit for slow ones (500 ms unless set otherwise)
 */
public record DatabaseHealth(
        Reading reading, long active, long idle, long pending, long max, long slowStatementsLastHour) {}
