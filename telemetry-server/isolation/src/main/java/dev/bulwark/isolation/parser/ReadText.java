package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.BaseRange;
import java.util.List;

/**
 * What a text does.
 *
 * @param actions what each statement does, and the changes within their WITH
 * @param tables every occurrence of a table
 * @param doubts why nothing can be proven even if every table is filtered
 * @param views where views stand that were read as their queries
 */
public record ReadText(List<Action> actions, List<BaseRange> tables, List<String> doubts, ViewPlaces views) {}
