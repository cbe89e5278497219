/** What the comparisons of all families have in common: finished cells that are kept. */
package dev.segue.training.comparison;
