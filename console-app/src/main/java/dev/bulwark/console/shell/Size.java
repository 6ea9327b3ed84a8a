package dev.bulwark.console.shell;

/** Of a window's content, in pixels. */
public record Size(double width, double height) {}
