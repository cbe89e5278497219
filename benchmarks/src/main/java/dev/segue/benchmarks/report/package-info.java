/** What all benchmarks report with. */
package dev.segue.benchmarks.report;
