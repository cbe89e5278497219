/** The commands of the benchmarks module. */
package dev.segue.benchmarks.cli;
