package dev.bulwark.sample.traffic;

import dev.bulwark.sample.world.Persona;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** What the plan remembers of one user. */
final class Visitor {
    private final Persona persona;
    private final Deque<UUID> openTodos = new ArrayDeque<>();
    private final Deque<UUID> openIssues = new ArrayDeque<>();
    private boolean signedIn;
    private int journeys;

    Visitor(Persona persona) {
        this.persona = persona;
    }

    Persona persona() {
        return persona;
    }

    /** To-dos that this user promised and did not complete yet, the oldest first. */
    Deque<UUID> openTodos() {
        return openTodos;
    }

    /** Issues that this user raised and did not resolve yet, the oldest first. */
    Deque<UUID> openIssues() {
        return openIssues;
    }

    boolean signedIn() {
        return signedIn;
    }

    void signedIn(boolean now) {
        signedIn = now;
    }

    void beginJourney() {
        journeys++;
    }

    void endJourney() {
        journeys--;
    }

    /** Whether the user has nothing else open, such as a meeting in another window. */
    boolean isOnOneJourney() {
        return journeys == 1;
    }
}
