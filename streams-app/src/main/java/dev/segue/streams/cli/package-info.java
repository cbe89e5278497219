/** The commands of the application and of those who operate it. */
package dev.segue.streams.cli;
